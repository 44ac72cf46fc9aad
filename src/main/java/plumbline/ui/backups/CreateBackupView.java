package plumbline.ui.backups;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plumbline.core.target.Target;
import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The question what is to be backed up. FX thread only.
final class CreateBackupView {

    private final VBox root = Nodes.named(new VBox(), "backup-create", "dialog-pane", "sheet", "form-dialog");
    private final EnvironmentBadge badge = new EnvironmentBadge();
    private final CreateBackupViewModel model;
    private final Texts texts;
    private final Forms forms;

    CreateBackupView(CreateBackupViewModel model, Texts texts, Runnable close) {
        this.model = model;
        this.texts = texts;
        forms = new Forms(texts, "backup-create");
        HBox head = Nodes.styled(new HBox(Nodes.styled(new Label(texts.now("backups.create.title")), "title-text"),
                badge), "sheet-header");
        head.setAlignment(Pos.CENTER_LEFT);
        VBox form = Nodes.styled(new VBox(
                forms.field("backups.target", forms.targets(model.targets(), model.targetProperty())), narrowed(),
                forms.field("backups.create.to", forms.folder("to", "backups.create.to", model.folderProperty())),
                forms.field("backups.create.name",
                        forms.text("name", "backups.create.name-prompt", model.nameProperty()))),
                "form-body");
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root.getChildren().setAll(head, says(), scroll, verbs(close));
        root.setPrefHeight(500);
        model.targetProperty().subscribe(this::show);
    }

    private Label says() {
        Label says = Forms.sentence("", "muted");
        model.dumps().subscribe(dumps -> says
                .setText(texts.now(dumps ? "backups.create.says" : "backups.create.says-sqlite")));
        return says;
    }

    private void show(@Nullable Target target) {
        badge.setVisible(target != null);
        root.getStyleClass().removeIf(style -> style.startsWith("frame-"));
        if (target != null) {
            badge.show(target.environment(), target.name(), texts);
            root.getStyleClass().add("frame-" + target.environment().word());
        }
    }

    // a SQLite file is always copied whole
    private Node narrowed() {
        ComboBox<Integer> level = Nodes.named(new ComboBox<>(), "backup-create-level");
        for (int i = -1; i <= 9; i++) {
            level.getItems().add(i);
        }
        level.setConverter(Forms.words(each -> each < 0 ? texts.now("backups.create.level.tool") : each.toString()));
        level.setValue(model.levelProperty().get());
        level.setAccessibleText(texts.now("backups.create.level"));
        level.valueProperty().subscribe((_, value) -> model.levelProperty().set(value == null ? -1 : value));
        VBox box = Nodes.styled(new VBox(forms.field("backups.create.scope", forms.scopes(model.scopeProperty())),
                forms.field("backups.create.tables",
                        forms.text("tables", "backups.create.tables-prompt", model.tablesProperty())),
                forms.field("backups.create.level", level)), "form-body");
        box.visibleProperty().bind(model.dumps());
        box.managedProperty().bind(model.dumps());
        return box;
    }

    private Node verbs(Runnable close) {
        Label mistake = new Label();
        mistake.textProperty().bind(model.mistake());
        Button create = forms.button("act", "backups.create.verb");
        create.getStyleClass().add("accent");
        create.setDefaultButton(true);
        create.disableProperty().bind(model.mistake().isNotEmpty());
        create.setOnAction(_ -> {
            close.run();
            model.create();
        });
        Button cancel = forms.button("cancel", "checkpoints.cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> close.run());
        return forms.verbs(mistake, create, cancel);
    }

    Parent root() {
        return root;
    }
}
