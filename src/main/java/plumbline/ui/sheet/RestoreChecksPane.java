package plumbline.ui.sheet;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest.Mode;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemText;
import plumbline.ui.control.StateBadge;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The first step of a restore: what is put back where, what stands in the way, and how it is to be done. FX thread only.
final class RestoreChecksPane extends ScrollPane {
    private final RestoreSheetViewModel model;
    private final Texts texts;
    private final VBox about = Nodes.styled(new VBox(), "restore-part");
    private final VBox found = Nodes.styled(new VBox(), "restore-part");
    private final VBox other = Nodes.styled(new VBox(), "sheet-problem", "restore-loud");
    private final VBox triggers = Nodes.styled(new VBox(), "restore-part");
    private final Label loud = SheetFrame.fact("", "not-verified");

    RestoreChecksPane(RestoreSheetViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId("restore-checks");
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
        loud.setId("restore-no-safety");
        VBox options = Nodes.styled(new VBox(section("restore.options"), modes(),
                box("restore-safety", "restore.safety", model.options().safetyProperty()), loud,
                box("restore-full-copy", "restore.full-copy", model.options().fullCopyProperty()), triggers, ticket(),
                again()), "restore-part");
        model.options().safetyProperty().subscribe(on -> {
            loud.setText(on ? "" : texts.now("restore.safety.off"));
            loud.setVisible(!on);
            loud.setManaged(!on);
        });
        model.options().triggers().addListener((ListChangeListener<RestoreOptions.Held>) _ -> showTriggers());
        buildOther();
        setContent(Nodes.styled(new VBox(about, other, found, options), "restore-page"));
        showTriggers();
    }

    private Label section(String key) {
        return Nodes.styled(new Label(texts.now(key)), "section-text");
    }

    private Node modes() {
        FlowPane modes = new FlowPane(16, 4);
        ToggleGroup group = new ToggleGroup();
        for (Mode mode : Mode.values()) {
            String word = mode == Mode.DELTA ? "delta" : "reload";
            RadioButton button = Nodes.named(new RadioButton(texts.now("restore.mode." + word)),
                    "restore-mode-" + word);
            button.setAccessibleText(button.getText());
            button.setToggleGroup(group);
            button.setSelected(model.options().modeProperty().get() == mode);
            button.setDisable(mode == Mode.RELOAD && model.options().onlyDelta());
            button.setOnAction(_ -> model.options().modeProperty().set(mode));
            modes.getChildren().add(button);
        }
        return modes;
    }

    private CheckBox box(String id, String key, BooleanProperty property) {
        CheckBox box = Nodes.named(new CheckBox(texts.now(key)), id);
        box.setAccessibleText(box.getText());
        box.setWrapText(true);
        box.setMinHeight(USE_PREF_SIZE);
        box.selectedProperty().bindBidirectional(property);
        return box;
    }

    private Node ticket() {
        TextField field = Nodes.named(new TextField(), "restore-ticket");
        field.setPrefWidth(160);
        field.setPromptText(texts.now("sheet.ticket"));
        field.setAccessibleText(texts.now("sheet.ticket"));
        field.textProperty().bindBidirectional(model.options().ticketProperty());
        HBox row = Nodes.styled(new HBox(new Label(texts.now("sheet.ticket.label")), field), "sheet-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node again() {
        Button again = Nodes.named(new Button(texts.now("restore.again")), "restore-again");
        again.setAccessibleText(again.getText());
        again.visibleProperty().bind(model.options().staleProperty());
        again.managedProperty().bind(again.visibleProperty());
        again.setOnAction(_ -> model.preview());
        return again;
    }

    // another database than the checkpoint's: louder than any other question
    private void buildOther() {
        other.setId("restore-other");
        Label says = Nodes.styled(SheetFrame.fact(texts.now(model.tellsDatabase()
                ? "restore.other"
                : "restore.other.untold", model.target().name())), "section-text");
        Label type = SheetFrame.fact(texts.now("restore.other.type", model.target().name()));
        TextField name = Nodes.named(new TextField(), "restore-other-name");
        name.setAccessibleText(type.getText());
        name.setPrefWidth(220);
        name.textProperty().bindBidirectional(model.otherNameProperty());
        Button mean = Nodes.named(new Button(texts.now("restore.other.mean")), "restore-other-mean", "danger");
        mean.setAccessibleText(mean.getText());
        mean.setMinWidth(USE_PREF_SIZE);
        mean.disableProperty().bind(model.otherNameProperty().isNotEqualTo(model.target().name()));
        mean.setOnAction(_ -> model.meanOther());
        HBox row = Nodes.styled(new HBox(name, mean), "sheet-row");
        row.setAlignment(Pos.CENTER_LEFT);
        other.getChildren().setAll(says, SheetFrame.fact(texts.now("restore.other.why")), type, row);
    }

    private void showTriggers() {
        triggers.getChildren().clear();
        if (!model.options().triggers().isEmpty()) {
            triggers.getChildren().add(section("restore.triggers"));
            for (RestoreOptions.Held held : model.options().triggers()) {
                CheckBox box = new CheckBox(held.name());
                box.setMnemonicParsing(false);
                box.setId("restore-trigger-" + held.name().replaceAll("[^A-Za-z0-9_]+", "-"));
                box.setAccessibleText(texts.now("restore.trigger", held.name()));
                box.selectedProperty().bindBidirectional(held.held());
                triggers.getChildren().add(box);
            }
        }
    }

    void show() {
        Manifest manifest = model.request().checkpoint().manifest();
        about.getChildren().setAll(SheetFrame.fact(texts.now("restore.does"), "muted"));
        if (manifest != null) {
            about.getChildren().addFirst(SheetFrame.fact(from(manifest)));
        }
        String description = model.request().checkpoint().label().description();
        if (!description.isEmpty()) {
            about.getChildren().addFirst(SheetFrame.fact(description, "section-text"));
        }
        RestorePlan plan = model.planProperty().get();
        other.setVisible(model.asksForOther());
        other.setManaged(model.asksForOther());
        found.getChildren().clear();
        if (plan == null) {
            return;
        }
        // what the loud box above asks is not said twice
        plan.obstacles().stream().filter(obstacle -> !RestoreSheetViewModel.isDoubt(obstacle.code()))
                .forEach(obstacle -> found.getChildren().add(obstacle(obstacle)));
        if (plan.obstacles().isEmpty()) {
            StateBadge free = Nodes.named(new StateBadge(), "restore-free");
            free.show(Mark.OK, texts.now("restore.free"));
            found.getChildren().add(free);
        }
        List<String> warnings = model.words().said(plan.warnings());
        for (int i = 0; i < warnings.size(); i++) {
            found.getChildren().add(marked("restore-warning-" + i, Mark.WARNING, warnings.get(i)));
        }
    }

    private String from(Manifest manifest) {
        String tables = model.words().number(manifest.tables().size());
        String rows = model.words().number(manifest.rows());
        return model.tellsDatabase()
                ? texts.now("restore.from", manifest.origin().target(),
                        texts.identity(manifest.origin().identity().line()), tables, manifest.tables().size(), rows,
                        manifest.rows())
                : texts.now("restore.from.untold", tables, manifest.tables().size(), rows, manifest.rows());
    }

    private Node obstacle(Problem obstacle) {
        ProblemText words = ProblemText.onScreen(texts.messages());
        VBox box = Nodes.styled(new VBox(marked("restore-obstacle-" + obstacle.code(), Mark.CRITICAL,
                words.what(obstacle)), SheetFrame.fact(words.advice(obstacle))), "sheet-problem");
        return box;
    }

    private static Node marked(String id, Mark mark, String text) {
        plumbline.ui.control.Shape shape = new plumbline.ui.control.Shape();
        shape.draw(mark.style(), text);
        Label label = Nodes.named(SheetFrame.fact(text), id);
        HBox row = Nodes.styled(new HBox(shape, label), "restore-marked");
        HBox.setHgrow(label, javafx.scene.layout.Priority.ALWAYS);
        row.setMinHeight(USE_PREF_SIZE);
        return row;
    }
}
