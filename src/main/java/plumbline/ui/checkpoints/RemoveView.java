package plumbline.ui.checkpoints;

import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Manifest;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The question whether checkpoints are to be removed, with what is lost; the safe button is the default. FX thread only.
final class RemoveView {

    private final VBox root = Nodes.named(new VBox(), "remove", "dialog-pane", "sheet");
    private final Texts texts;

    RemoveView(RemoveViewModel model, CheckpointWords words, Instant now, Runnable close) {
        texts = words.texts();
        long many = model.checkpoints().size();
        root.getChildren().add(wrapped(texts.now("checkpoints.remove.title", many), "title-text"));
        for (Checkpoint one : model.checkpoints()) {
            Manifest manifest = one.manifest();
            root.getChildren().add(wrapped(manifest == null
                    ? texts.now("checkpoints.remove.unread", one.id(), words.bytes(one.diskBytes()))
                    : texts.now("checkpoints.remove.line", one.id(), manifest.origin().target(),
                            words.age(manifest.created(), now), words.rows(manifest.rows()),
                            words.tables(manifest.tables().size()), words.bytes(one.diskBytes())),
                    "section-text"));
            if (!one.label().description().isEmpty()) {
                root.getChildren().add(wrapped(one.label().description()));
            }
            if (one.condition() == Checkpoint.Condition.INCOMPLETE) {
                root.getChildren().add(wrapped(texts.now("checkpoints.remove.unfinished",
                        one.why().in(texts.messages())), "not-verified"));
            }
            if (one.label().pinned()) {
                root.getChildren().add(wrapped(texts.now("checkpoints.remove.pinned"), "not-verified"));
            }
        }
        root.getChildren().add(wrapped(texts.now("checkpoints.remove.lost"), "not-verified"));
        if (model.losesAnUndo()) {
            root.getChildren().add(wrapped(texts.now("checkpoints.remove.undo"), "not-verified"));
        }
        Button remove = Nodes.named(new Button(texts.now("checkpoints.remove.verb", many)), "remove-act", "danger");
        remove.setAccessibleText(remove.getText());
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.setOnAction(_ -> {
            close.run();
            model.remove();
        });
        Button keep = Nodes.named(new Button(texts.now("checkpoints.remove.keep")), "remove-keep");
        keep.setAccessibleText(keep.getText());
        keep.setMinWidth(Region.USE_PREF_SIZE);
        keep.setDefaultButton(true);
        keep.setCancelButton(true);
        keep.setOnAction(_ -> close.run());
        keep.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                keep.requestFocus();
            }
        });
        HBox verbs = Nodes.styled(new HBox(remove, keep), "sheet-row");
        verbs.setAlignment(Pos.CENTER_RIGHT);
        root.getChildren().add(verbs);
    }

    private static Label wrapped(String text, String... styles) {
        Label label = Nodes.styled(new Label(text), styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    Parent root() {
        return root;
    }
}
