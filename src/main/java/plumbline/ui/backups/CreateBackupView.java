package plumbline.ui.backups;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import plumbline.ui.control.FormDialog;
import plumbline.ui.control.Forms;
import plumbline.ui.fx.ChoiceWords;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The question what is to be backed up. FX thread only.
final class CreateBackupView {

    private final FormDialog root;
    private final CreateBackupViewModel model;
    private final Texts texts;
    private final Forms forms;

    CreateBackupView(CreateBackupViewModel model, Texts texts, Runnable close) {
        this.model = model;
        this.texts = texts;
        forms = new Forms(texts, "backup-create");
        VBox fields = new VBox(
                forms.field("backups.target",
                        forms.targets("backups.target", model.targets(), model.targetProperty())),
                narrowed(),
                forms.field("backups.create.to", forms.folder("to", "backups.create.to", model.folderProperty())),
                forms.field("backups.create.name",
                        forms.text("name", "backups.create.name-prompt", model.nameProperty())));
        root = new FormDialog("backup-create", texts.now("backups.create.title"), says(), fields, verbs(close));
        root.setPrefHeight(500);
        model.targetProperty().subscribe(target -> root.about(target, texts));
    }

    private Label says() {
        Label says = Nodes.sentence("", "muted");
        model.dumps().subscribe(dumps -> says
                .setText(texts.now(dumps ? "backups.create.says" : "backups.create.says-sqlite")));
        return says;
    }

    // a SQLite file is always copied whole
    private Node narrowed() {
        ComboBox<Integer> level = Nodes.named(new ComboBox<>(), "backup-create-level");
        for (int i = -1; i <= 9; i++) {
            level.getItems().add(i);
        }
        level.setConverter(
                new ChoiceWords<>(each -> each < 0 ? texts.now("backups.create.level.tool") : each.toString()));
        level.setValue(model.levelProperty().get());
        level.setAccessibleText(texts.now("backups.create.level"));
        level.valueProperty().subscribe((_, value) -> model.levelProperty().set(value == null ? -1 : value));
        VBox box = Nodes
                .styled(new VBox(forms.field("backups.create.scope", ScopeChoice.of(forms, model.scopeProperty())),
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
