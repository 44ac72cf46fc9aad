package plumbline.ui.sheet;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The third step of a restore: everything that matters once more, and on production the name to type. FX thread only.
final class RestoreConfirmPane extends ScrollPane {
    private final RestoreSheetViewModel model;
    private final Texts texts;
    private final VBox page = Nodes.styled(new VBox(), "restore-page");
    private final TextField name = Nodes.named(new TextField(), "restore-name");
    private final VBox typed = Nodes.styled(new VBox(), "restore-part");

    RestoreConfirmPane(RestoreSheetViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId("restore-confirm");
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
        setContent(page);
        Label says = SheetFrame.fact(texts.now("sheet.confirm", model.target().name()), "section-text");
        name.setAccessibleText(says.getText());
        name.setMaxWidth(280);
        name.textProperty().bindBidirectional(model.flow().typedNameProperty());
        typed.getChildren().setAll(says, name);
        typed.setVisible(model.flow().asksForName());
        typed.setManaged(model.flow().asksForName());
    }

    /// Gives the keyboard to the name to type, or to the safe button where none is asked for.
    void focus(Node safe) {
        (model.flow().asksForName() ? name : safe).requestFocus();
    }

    void show() {
        RestorePlan plan = model.planProperty().get();
        if (plan == null) {
            page.getChildren().clear();
            return;
        }
        RestoreRequest request = plan.request();
        List<Node> lines = new ArrayList<>();
        EnvironmentBadge badge = new EnvironmentBadge();
        badge.show(model.target().environment(), model.target().name(), texts);
        lines.add(badge);
        lines.add(Nodes.named(SheetFrame.fact(texts.now("restore.confirm.what", model.verb(), request.checkpoint().id(),
                model.target().name()), "title-text"), "restore-what"));
        lines.add(Nodes.named(SheetFrame.fact(texts.now("sheet.server", texts.identity(plan.identity().line()))),
                "restore-server"));
        model.words().said(plan.locks()).forEach(text -> lines.add(SheetFrame.fact(text)));
        lines.add(SheetFrame.fact(model.words().expected(plan), "muted"));
        lines.add(SheetFrame.fact(texts.now(request.mode() == RestoreRequest.Mode.DELTA
                ? "restore.confirm.delta"
                : "restore.confirm.reload")));
        lines.add(Nodes.named(SheetFrame.fact(texts.now(request.safety()
                ? "restore.confirm.safety"
                : "restore.safety.off"), request.safety() ? "verified" : "not-verified"), "restore-confirm-safety"));
        if (request.fullCopy()) {
            lines.add(SheetFrame.fact(texts.now("restore.confirm.full-copy")));
        }
        if (request.intoOther()) {
            lines.add(SheetFrame.fact(texts.now(model.tellsDatabase() ? "restore.other" : "restore.other.untold",
                    model.target().name()), "not-verified"));
        }
        lines.add(SheetFrame.fact(texts.now("restore.confirm.one"), "muted"));
        lines.add(typed);
        page.getChildren().setAll(lines);
    }
}
