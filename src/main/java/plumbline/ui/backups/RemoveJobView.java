package plumbline.ui.backups;

import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import plumbline.ui.control.Forms;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The question whether a scheduled job is to be taken out. FX thread only.
final class RemoveJobView {

    private final VBox root = Nodes.named(new VBox(), "unschedule", "dialog-pane", "sheet", "form-dialog");

    RemoveJobView(RemoveJobViewModel model, Texts texts, Runnable close) {
        Forms forms = new Forms(texts, "unschedule");
        Button act = forms.button("act", "backups.schedule.remove");
        act.getStyleClass().add("danger");
        act.setOnAction(_ -> {
            close.run();
            model.remove();
        });
        Button keep = forms.button("keep", "checkpoints.remove.keep");
        keep.setDefaultButton(true);
        keep.setCancelButton(true);
        keep.setOnAction(_ -> close.run());
        HBox verbs = Nodes.styled(new HBox(Nodes.spring(), act, keep), "sheet-row");
        verbs.setAlignment(Pos.CENTER_RIGHT);
        root.getChildren().setAll(
                Nodes.styled(new Label(texts.now("backups.schedule.remove-title", model.job().name())), "title-text"),
                Nodes.sentence(texts.now("backups.schedule.remove-says"), "muted"), verbs);
    }

    Parent root() {
        return root;
    }
}
