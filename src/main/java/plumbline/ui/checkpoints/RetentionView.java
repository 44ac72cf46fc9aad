package plumbline.ui.checkpoints;

import java.time.Instant;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Manifest;
import plumbline.ui.control.DialogEnd;
import plumbline.ui.control.Forms;
import plumbline.ui.fx.ChoiceWords;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The rule by which old checkpoints go, above exactly those that would. FX thread only.
final class RetentionView {

    private final VBox root = Nodes.named(new VBox(), "retention", "dialog-pane", "sheet", "form-dialog");
    private final RetentionViewModel model;
    private final CheckpointWords words;
    private final Texts texts;
    private final Forms forms;
    private final Instant now;
    private final Label total = Nodes.named(new Label(), "retention-total", "section-text");
    private final Button remove = Nodes.named(new Button(), "retention-act", "danger");

    RetentionView(RetentionViewModel model, CheckpointWords words, Instant now, Runnable close) {
        this.model = model;
        this.words = words;
        this.texts = words.texts();
        forms = new Forms(texts, "retention");
        this.now = now;
        Label says = Nodes.sentence(texts.now("checkpoints.retention.says"), "muted");
        Label problem = Nodes.named(new Label(), "retention-problem", "mistake");
        problem.setWrapText(true);
        DialogEnd.follow(problem, model.problemProperty(), texts);
        ListView<Checkpoint> list = list();
        VBox.setVgrow(list, Priority.ALWAYS);
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.setOnAction(_ -> {
            close.run();
            model.remove();
        });
        Button keep = forms.button("keep", "checkpoints.remove.keep");
        keep.setDefaultButton(true);
        keep.setCancelButton(true);
        keep.setOnAction(_ -> close.run());
        HBox verbs = Nodes.styled(new HBox(total, Nodes.spring(), remove, keep), "sheet-row");
        verbs.setAlignment(Pos.CENTER_RIGHT);
        root.getChildren().setAll(Nodes.styled(new Label(texts.now("checkpoints.retention.title")), "title-text"), says,
                rule(), problem, list, verbs);
        root.setPrefHeight(520);
        model.going().addListener((ListChangeListener<Checkpoint>) _ -> tell());
        model.lookingProperty().subscribe((_, _) -> tell());
        tell();
    }

    private Node rule() {
        ComboBox<String> target = Nodes.named(new ComboBox<>(), "retention-target");
        target.getItems().add("");
        target.getItems().addAll(model.targets());
        target.setConverter(new ChoiceWords<>(name -> name.isEmpty() ? texts.now("checkpoints.target.all") : name));
        target.setValue(model.targetProperty().get());
        target.setAccessibleText(texts.now("checkpoints.target"));
        target.valueProperty().subscribe((_, name) -> model.targetProperty().set(name));
        ComboBox<Chip> kind = Nodes.named(new ComboBox<>(), "retention-kind");
        kind.getItems().setAll(Chip.ALL, Chip.MANUAL, Chip.SAFETY, Chip.SCHEDULED, Chip.IMPORTED);
        kind.setConverter(new ChoiceWords<>(chip -> texts.now("checkpoints.retention.kind." + chip.word())));
        kind.setValue(model.kindProperty().get());
        kind.setAccessibleText(texts.now("checkpoints.retention.kind"));
        kind.valueProperty().subscribe((_, chip) -> model.kindProperty().set(chip));
        FlowPane rule = new FlowPane(16, 8,
                forms.number("keep-count", "checkpoints.retention.keep", 0, 1000, model.keepProperty()),
                forms.number("days", "checkpoints.retention.days", 0, 3650, model.daysProperty()),
                forms.beside("checkpoints.target", target), forms.beside("checkpoints.retention.kind", kind));
        rule.setMinHeight(Region.USE_PREF_SIZE);
        return rule;
    }

    private ListView<Checkpoint> list() {
        ListView<Checkpoint> list = Nodes.named(new ListView<>(), "retention-going");
        list.setAccessibleText(texts.now("checkpoints.retention.going"));
        list.setItems(model.going());
        Label none = Nodes.styled(new Label(texts.now("checkpoints.retention.none")), "muted");
        list.setPlaceholder(none);
        list.setCellFactory(_ -> new ListCell<>() {
            {
                setPrefWidth(0); // lines turn rather than the list moves sideways
            }

            @Override
            protected void updateItem(@Nullable Checkpoint one, boolean empty) {
                super.updateItem(one, empty);
                setText(empty || one == null ? null : line(one));
            }
        });
        list.setMinHeight(120);
        list.getStyleClass().add("wrapping");
        return list;
    }

    private String line(Checkpoint one) {
        Manifest manifest = one.manifest();
        return manifest == null
                ? texts.now("checkpoints.remove.unread", one.id(), words.bytes(one.diskBytes()))
                : texts.now("checkpoints.remove.line", one.id(), manifest.origin().target(),
                        words.age(manifest.created(), now), words.rows(manifest.rows()),
                        words.tables(manifest.tables().size()), words.bytes(one.diskBytes()));
    }

    private void tell() {
        int many = model.going().size();
        boolean looking = model.lookingProperty().get();
        total.setText(looking
                ? texts.now("checkpoints.reading")
                : texts.now("checkpoints.retention.total", words.number(many),
                        words.bytes(model.going().stream().mapToLong(Checkpoint::diskBytes).sum())));
        remove.setText(texts.now("checkpoints.remove.verb", many));
        remove.setAccessibleText(remove.getText());
        remove.setDisable(looking || many == 0);
    }

    Parent root() {
        return root;
    }
}
