package plumbline.ui.backups;

import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import plumbline.ui.control.Forms;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The question which folder is to be archived. FX thread only.
final class ArchiveView {

    private final VBox root = Nodes.named(new VBox(), "backup-archive", "dialog-pane", "sheet", "form-dialog");

    ArchiveView(ArchiveViewModel model, Texts texts, Runnable close) {
        Forms forms = new Forms(texts, "backup-archive");
        Label mistake = new Label();
        mistake.textProperty().bind(model.mistake());
        Button act = forms.button("act", "backups.archive.verb");
        act.getStyleClass().add("accent");
        act.setDefaultButton(true);
        act.disableProperty().bind(model.mistake().isNotEmpty());
        act.setOnAction(_ -> {
            close.run();
            model.archive();
        });
        Button cancel = forms.button("cancel", "checkpoints.cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> close.run());
        root.getChildren().setAll(Nodes.styled(new Label(texts.now("backups.archive.title")), "title-text"),
                Nodes.sentence(texts.now("backups.archive.says"), "muted"),
                forms.field("backups.archive.folder",
                        forms.folder("folder", "backups.archive.folder", model.folderProperty())),
                forms.field("backups.create.to", forms.folder("to", "backups.create.to", model.toProperty())),
                forms.verbs(mistake, act, cancel));
    }

    Parent root() {
        return root;
    }
}
