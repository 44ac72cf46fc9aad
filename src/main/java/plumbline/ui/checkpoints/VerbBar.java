package plumbline.ui.checkpoints;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.target.Target;
import plumbline.ui.control.TargetMenu;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The verbs for the chosen checkpoint. What can't be done says why. FX thread only.
final class VerbBar extends FlowPane {

    private final CheckpointsViewModel model;
    private final Texts texts;
    private final Button restore = button("restore", "mdmz-restore");
    private final Button compare = button("compare", "mdal-compare_arrows");
    private final Button verify = button("verify", "mdmz-verified_user");
    private final TargetMenu into;
    private final MenuButton more = new MenuButton();
    private final MenuItem pin = new MenuItem();
    private final MenuItem export = new MenuItem();
    private final MenuItem describe = new MenuItem();
    private final Label reason = Nodes.named(new Label(), "checkpoints-reason", "muted");

    /// @param exporting asks for a file and writes the chosen one into it
    /// @param comparing goes to the differences
    VerbBar(CheckpointsViewModel model, Runnable exporting, Runnable comparing) {
        this.model = model;
        this.texts = model.words().texts();
        into = new TargetMenu("checkpoints-into", "checkpoints.verb.into-target", texts, model::restoreInto);
        getStyleClass().addAll("work-bar", "work-flow");
        setMinHeight(USE_PREF_SIZE);
        setRowValignment(javafx.geometry.VPos.CENTER);
        for (Button button : new Button[]{restore, compare, verify}) {
            String key = "checkpoints.verb." + button.getId().substring("checkpoints-".length());
            button.textProperty().bind(texts.of(key));
            button.accessibleTextProperty().bind(texts.of(key));
        }
        restore.setOnAction(_ -> model.restore());
        compare.setOnAction(_ -> comparing.run());
        verify.setOnAction(_ -> model.verify());
        into.textProperty().bind(texts.of("checkpoints.verb.restore-into"));
        into.accessibleTextProperty().bind(texts.of("checkpoints.verb.restore-into"));
        Nodes.named(more, "checkpoints-verbs");
        more.textProperty().bind(texts.of("checkpoints.verb.more"));
        more.accessibleTextProperty().bind(texts.of("checkpoints.verb.more"));
        more.setMinWidth(USE_PREF_SIZE);
        item(describe, "describe", "checkpoints.verb.describe", model::describe);
        pin.setId("checkpoints-pin");
        pin.setOnAction(_ -> model.pin());
        item(export, "export", "checkpoints.export", exporting);
        MenuItem remove = new MenuItem();
        item(remove, "remove", "checkpoints.verb.remove", model::remove);
        more.getItems().setAll(describe, pin, export, new SeparatorMenuItem(), remove);
        reason.setMinWidth(0);
        reason.setWrapText(true);
        reason.maxWidthProperty().bind(widthProperty().subtract(24)); // a flow gives it more than there is
        getChildren().setAll(restore, into, compare, verify, more, reason);
        texts.languageProperty().subscribe((_, _) -> show(model.list().chosenProperty().get()));
    }

    private static Button button(String word, String icon) {
        Button button = Nodes.named(new Button(), "checkpoints-" + word);
        button.setGraphic(new FontIcon(icon));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private void item(MenuItem item, String word, String key, Runnable action) {
        item.setId("checkpoints-" + word);
        item.textProperty().bind(texts.of(key));
        item.setOnAction(_ -> action.run());
    }

    void show(@Nullable Checkpoint one) {
        boolean usable = one != null && one.usable();
        List<Target> targets = model.restorable();
        boolean own = targets.stream().anyMatch(model::isOwn);
        restore.setDisable(!usable || !own);
        compare.setDisable(!usable);
        // what else is wrong with a damaged one is worth knowing
        verify.setDisable(!usable && (one == null || one.condition() != Checkpoint.Condition.DAMAGED));
        describe.setDisable(!usable);
        pin.setDisable(!usable);
        // one of the licensing-risk system is one file already
        export.setDisable(one == null || !usable || one.condition() == Checkpoint.Condition.NATIVE_JSON);
        more.setDisable(one == null);
        into.offer(targets.stream().filter(target -> !model.isOwn(target)).toList());
        pin.setText(texts.now(one != null && one.label().pinned() ? "checkpoints.verb.unpin" : "checkpoints.verb.pin"));
        reason.setText(one == null
                ? ""
                : !usable
                        ? texts.now("checkpoints.reason.unusable", model.words().condition(one))
                        : own ? "" : elsewhere(one));
    }

    private String elsewhere(Checkpoint one) {
        return one.condition() == Checkpoint.Condition.NATIVE_JSON
                ? texts.now("checkpoints.reason.untold")
                : texts.now("checkpoints.reason.no-target", CheckpointList.targetOf(one));
    }
}
