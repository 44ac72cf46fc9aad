package plumbline.ui.backups;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import plumbline.ui.control.DialogEnd;
import plumbline.ui.control.FormDialog;
import plumbline.ui.control.Forms;
import plumbline.ui.control.TabKey;
import plumbline.ui.fx.ChoiceWords;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The question what is made by itself, when, and how much of it is kept. FX thread only.
final class JobView {

    private static final Map<String, String> PRESETS = presets();

    private final FormDialog root;
    private final JobViewModel model;
    private final Texts texts;
    private final Forms forms;

    JobView(JobViewModel model, Texts texts, Runnable close) {
        this.model = model;
        this.texts = texts;
        forms = new Forms(texts, "job");
        VBox fields = new VBox(forms.field("backups.schedule.name",
                forms.text("name", "backups.schedule.name-prompt", model.nameProperty())));
        fields.getChildren().addAll(what());
        fields.getChildren().addAll(forms.field(model.kind() == JobKind.CHECKPOINT
                ? "backups.schedule.to-checkpoints"
                : "backups.create.to", forms.folder("to", "backups.create.to", model.folderProperty())), times(),
                keep());
        Label problem = Nodes.sentence(Nodes.named(new Label(), "job-problem", "mistake"));
        DialogEnd.follow(problem, model.problemProperty(), texts);
        root = new FormDialog("job", title(model, texts),
                Nodes.sentence(texts.now("backups.schedule.says." + model.kind().word()), "muted"), fields, problem,
                verbs(close));
        root.setPrefHeight(620);
        model.targetProperty().subscribe(target -> root.about(target, texts));
        DialogEnd.closeWhen(model.savedProperty(), close);
    }

    static String title(JobViewModel model, Texts texts) {
        var before = model.before();
        return before == null
                ? texts.now("backups.schedule.title." + model.kind().word())
                : texts.now("backups.schedule.change-title", before.name());
    }

    private List<Node> what() {
        Node target = forms.field("backups.target",
                forms.targets("backups.target", model.targets(), model.targetProperty()));
        Node tables = forms.field("backups.create.tables",
                forms.text("tables", "backups.create.tables-prompt", model.tablesProperty()));
        return switch (model.kind()) {
            case CHECKPOINT -> List.of(target, forms.field("backups.schedule.pack", packs()), tables,
                    forms.field("backups.schedule.schemas",
                            forms.text("schemas", "backups.schedule.schemas-prompt", model.schemasProperty())));
            case BACKUP -> List.of(target,
                    forms.field("backups.create.scope", ScopeChoice.of(forms, model.scopeProperty())), tables);
            case FILES -> List.of(forms.field("backups.schedule.files", files()));
        };
    }

    private Node packs() {
        ComboBox<String> box = Nodes.named(new ComboBox<>(), "job-pack");
        box.setItems(model.packs());
        box.setConverter(new ChoiceWords<>(id -> id.isEmpty() ? texts.now("backups.schedule.pack.none") : id));
        box.setPrefWidth(280);
        box.setAccessibleText(texts.now("backups.schedule.pack"));
        box.valueProperty().bindBidirectional(model.packProperty());
        return box;
    }

    private Node files() {
        TextArea area = Nodes.named(new TextArea(), "job-files");
        TabKey.leaves(area);
        area.setPrefRowCount(3);
        area.setPromptText(texts.now("backups.schedule.files-prompt"));
        area.setAccessibleText(texts.now("backups.schedule.files"));
        area.textProperty().bindBidirectional(model.filesProperty());
        return area;
    }

    private Node times() {
        FlowPane presets = new FlowPane(6, 6);
        presets.setMinHeight(Region.USE_PREF_SIZE);
        PRESETS.forEach((word, cron) -> {
            ToggleButton button = Nodes.named(new ToggleButton(texts.now("backups.times." + word)),
                    "job-times-" + word);
            button.setAccessibleText(button.getText());
            // which one holds is said by what is typed, so that a second press changes nothing
            button.setOnAction(_ -> {
                model.cronProperty().set(cron);
                button.setSelected(true);
            });
            model.cronProperty().subscribe(typed -> button.setSelected(typed.strip().equals(cron)));
            presets.getChildren().add(button);
        });
        TextField cron = forms.text("cron", "backups.times.cron", model.cronProperty());
        cron.getStyleClass().add("mono");
        cron.setMaxWidth(220);
        Label words = Nodes.named(new Label(), "job-times-words", "section-text");
        Label next = Nodes.named(new Label(), "job-times-next", "muted");
        words.setMinHeight(Region.USE_PREF_SIZE);
        next.setMinHeight(Region.USE_PREF_SIZE);
        model.cronProperty().subscribe(_ -> {
            words.setText(model.wordsNow(texts.messages().language()));
            next.setText(model.nextNow(texts.messages().language()));
        });
        return forms.field("backups.times", new VBox(6, presets, cron, words, next));
    }

    private static Map<String, String> presets() {
        Map<String, String> presets = new LinkedHashMap<>();
        presets.put("quarter", "*/15 * * * *");
        presets.put("hourly", "0 * * * *");
        presets.put("daily", "0 2 * * *");
        presets.put("weekdays", "0 2 * * 1-5");
        presets.put("weekly", "0 2 * * 0");
        presets.put("monthly", "0 2 1 * *");
        return presets;
    }

    private Node keep() {
        CheckBox keeps = Nodes.named(new CheckBox(texts.now("backups.schedule.keeps")), "job-keeps");
        keeps.setAccessibleText(keeps.getText());
        keeps.selectedProperty().bindBidirectional(model.keepsProperty());
        FlowPane numbers = new FlowPane(16, 8);
        numbers.setMinHeight(Region.USE_PREF_SIZE);
        if (model.kind() == JobKind.CHECKPOINT) {
            numbers.getChildren().setAll(
                    forms.number("count", "backups.schedule.keep-count", 1, 10_000, model.firstProperty()),
                    forms.number("days", "backups.schedule.keep-days", 0, 3650, model.secondProperty()));
        } else {
            numbers.getChildren().setAll(
                    forms.number("daily", "backups.prune.daily", 0, 3650, model.firstProperty()),
                    forms.number("weekly", "backups.prune.weekly", 0, 520, model.secondProperty()),
                    forms.number("monthly", "backups.prune.monthly", 0, 120, model.thirdProperty()));
        }
        numbers.disableProperty().bind(model.keepsProperty().not());
        return new VBox(6, keeps, numbers,
                Nodes.sentence(texts.now(model.kind() == JobKind.CHECKPOINT
                        ? "backups.schedule.keep-checkpoints"
                        : "backups.schedule.keep-backups"), "muted"));
    }

    private Node verbs(Runnable close) {
        Label mistake = new Label();
        mistake.textProperty().bind(model.mistake());
        Button save = forms.button("act", "backups.schedule.save");
        save.getStyleClass().add("accent");
        save.setDefaultButton(true);
        save.disableProperty().bind(model.mistake().isNotEmpty());
        save.setOnAction(_ -> model.save());
        Button cancel = forms.button("cancel", "checkpoints.cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> close.run());
        return forms.verbs(mistake, save, cancel);
    }

    Parent root() {
        return root;
    }
}
