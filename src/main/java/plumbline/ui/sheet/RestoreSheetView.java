package plumbline.ui.sheet;

import java.io.File;
import java.time.ZoneId;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemText;
import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.control.EnvironmentFrame;
import plumbline.ui.control.LogPane;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;

/// The restore's sheet on screen: one step at a time, the safe button always there. FX thread only.
final class RestoreSheetView {
    private final RestoreSheetViewModel model;
    private final Texts texts;
    private final VBox root = Nodes.named(new VBox(), "restore", "dialog-pane", "sheet", "wide");
    private final RestoreSteps steps;
    private final RestoreChecksPane checks;
    private final RestoreChangesPane changes;
    private final RestoreConfirmPane confirm;
    private final RestoreResultPane result;
    private final LogPane log;
    private final StackPane body = new StackPane();
    private final VBox problem = Nodes.named(new VBox(), "restore-problem", "sheet-problem");
    private final Label server = Nodes.named(SheetFrame.fact("", "muted"), "restore-server-line");
    private final Label safe = Nodes.named(SheetFrame.fact("", "muted"), "restore-safe");
    private final Button back = new Button();
    private final Button next = new Button();
    private final Button save = new Button();
    private final Button act = new Button();
    private final Button keep = new Button();
    private Runnable close = () -> {};

    RestoreSheetView(RestoreSheetViewModel model, Texts texts, UiWork work, ZoneId zone) {
        this.model = model;
        this.texts = texts;
        steps = new RestoreSteps(texts);
        checks = new RestoreChecksPane(model, texts);
        changes = new RestoreChangesPane(model, texts, work);
        confirm = new RestoreConfirmPane(model, texts);
        result = new RestoreResultPane(model, texts, () -> close.run());
        BooleanBinding busy = Bindings.createBooleanBinding(() -> model.flow().stageProperty().get().busy(),
                model.flow().stageProperty());
        log = new LogPane(model.log(), texts, zone, "restore-log", busy, model.flow()::cancel);
        root.setPrefHeight(720);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(120);
        root.getChildren().setAll(header(), steps, body, progress(busy), problem, foot());
        EnvironmentFrame.on(root, model.target().environment());
        verbs();
        keyboard();
        model.stepProperty().subscribe((_, _) -> show());
        model.stepProperty().addListener((_, _, step) -> focus(step));
        model.planProperty().subscribe((_, _) -> planned());
        model.flow().stageProperty().subscribe((_, _) -> show());
        model.flow().problemProperty().subscribe((_, now) -> say(now));
        planned();
        say(null);
    }

    private void planned() {
        checks.show();
        if (model.planProperty().get() != null) {
            changes.show();
            confirm.show();
        }
        show();
    }

    private Node header() {
        Label title = Nodes.named(new Label(model.title()), "restore-title", "title-text");
        title.setMinWidth(0);
        EnvironmentBadge badge = Nodes.named(new EnvironmentBadge(), "restore-environment");
        badge.show(model.target().environment(), model.target().name(), texts);
        HBox header = Nodes.styled(new HBox(title, badge), "sheet-header");
        header.setAlignment(Pos.CENTER_LEFT);
        header.setMinHeight(Region.USE_PREF_SIZE);
        return header;
    }

    private Node progress(BooleanBinding busy) {
        ProgressBar bar = Nodes.named(new ProgressBar(), "restore-progress");
        bar.progressProperty().bind(model.flow().progressProperty());
        bar.setAccessibleText(texts.now("sheet.progress"));
        bar.setPrefWidth(220);
        bar.setMinWidth(100);
        Label doing = Nodes.named(new Label(), "restore-doing");
        doing.textProperty().bind(model.flow().doingProperty());
        doing.setMinWidth(0);
        Button stop = button("restore-cancel", "sheet.cancel");
        stop.setOnAction(_ -> model.flow().cancel());
        HBox row = Nodes.styled(new HBox(bar, doing, Nodes.spring(), stop), "sheet-progress");
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(Region.USE_PREF_SIZE);
        // the log has a bar and a Cancel of its own
        BooleanBinding shown = busy.and(model.stepProperty().isNotEqualTo(RestoreStep.RUNNING));
        row.visibleProperty().bind(shown);
        row.managedProperty().bind(shown);
        return row;
    }

    private Node foot() {
        Label reason = Nodes.named(SheetFrame.fact("", "muted"), "restore-reason");
        reason.textProperty().bind(model.reason());
        reason.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(reason, Priority.ALWAYS);
        Label said = Nodes.named(SheetFrame.fact("", "section-text"), "restore-said");
        said.textProperty().bind(model.saidProperty());
        said.visibleProperty().bind(said.textProperty().isNotEmpty());
        said.managedProperty().bind(said.visibleProperty());
        HBox verbs = Nodes.styled(new HBox(reason, back, save, next, act, keep), "sheet-row");
        verbs.setAlignment(Pos.CENTER_RIGHT);
        verbs.setMinHeight(Region.USE_PREF_SIZE);
        VBox foot = Nodes.styled(new VBox(server, safe, said, verbs), "sheet-foot");
        foot.setMinHeight(Region.USE_PREF_SIZE);
        return foot;
    }

    private Button button(String id, String key) {
        return word(Nodes.named(new Button(), id), key);
    }

    private Button word(Button button, String key) {
        button.setText(texts.now(key));
        button.setAccessibleText(button.getText());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private void verbs() {
        word(Nodes.named(back, "restore-back"), "restore.back").setOnAction(_ -> model.back());
        word(Nodes.named(next, "restore-next"), "restore.next").setOnAction(_ -> model.next());
        word(Nodes.named(save, "restore-save"), "sheet.save").setOnAction(_ -> save());
        Nodes.named(act, "restore-act", "danger").setOnAction(_ -> model.restore());
        act.setMinWidth(Region.USE_PREF_SIZE);
        word(Nodes.named(keep, "restore-keep"), "sheet.keep").setOnAction(_ -> close.run());
        keep.setDefaultButton(true);
        keep.setCancelButton(true);
        next.disableProperty().bind(model.canGoOn().not());
        act.disableProperty().bind(model.canGoOn().not());
        keep.disableProperty().bind(model.flow().stageProperty().isEqualTo(Stage.APPLYING));
        save.disableProperty().bind(model.canGoOn().not().and(model.stepProperty().isNotEqualTo(RestoreStep.CONFIRM)));
    }

    // Enter belongs to the safe button: neither a field that was filled in nor the dangerous button passes it on
    private void keyboard() {
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean swallowed = act.equals(event.getTarget()) || event.getTarget() instanceof TextInputControl;
            if (event.getCode() == KeyCode.ENTER && swallowed) {
                event.consume();
            } else if (event.getCode() == KeyCode.F5 && model.stepProperty().get() == RestoreStep.CHECKS
                    && !model.flow().stageProperty().get().busy()) {
                model.preview();
                event.consume();
            }
        });
        keep.sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                keep.requestFocus();
            }
        });
    }

    private void save() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.now("sheet.save"));
        chooser.setInitialFileName("restore-" + model.request().checkpoint().id() + ".sql");
        File file = chooser.showSaveDialog(root.getScene().getWindow());
        if (file != null) {
            model.saveAs(file.toPath());
        }
    }

    private void show() {
        RestoreStep step = model.stepProperty().get();
        steps.show(step);
        if (step == RestoreStep.RESULT) {
            result.show();
        }
        body.getChildren().setAll(switch (step) {
            case CHECKS -> checks;
            case CHANGES -> changes;
            case CONFIRM -> confirm;
            case RUNNING -> log;
            case RESULT -> result;
        });
        act.setText(model.verb());
        act.setAccessibleText(model.verb());
        shown(act, step == RestoreStep.CONFIRM);
        shown(save, step == RestoreStep.CHANGES || step == RestoreStep.CONFIRM);
        shown(next, step == RestoreStep.CHECKS || step == RestoreStep.CHANGES);
        boolean failed = model.flow().stageProperty().get() == Stage.FAILED;
        shown(back, step == RestoreStep.CHANGES || step == RestoreStep.CONFIRM || failed);
        word(back, failed ? "restore.again" : "restore.back");
        word(keep, step == RestoreStep.RESULT ? "restore.close" : "sheet.keep");
        safe.setText(
                texts.now("restore.safe." + step.word() + (step == RestoreStep.RESULT && failed ? "-failed" : "")));
        shown(safe, step != RestoreStep.RESULT || !failed);
        RestorePlan plan = model.planProperty().get();
        server.setText(plan == null ? "" : texts.now("sheet.server", texts.identity(plan.identity().line())));
        shown(server, plan != null && step != RestoreStep.CONFIRM);
    }

    // a button that goes would hand the keyboard to the next one, which may be the dangerous one
    private void focus(RestoreStep step) {
        root.applyCss(); // a page that was never drawn is not in the scene and can't have the keyboard
        switch (step) {
            case CONFIRM -> confirm.focus(keep);
            case RESULT -> keep.requestFocus();
            case CHECKS, CHANGES -> {
                if (!next.isFocused()) {
                    (next.isDisabled() ? keep : next).requestFocus();
                }
            }
            case RUNNING -> log.requestFocus();
        }
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void say(@Nullable Problem failure) {
        shown(problem, failure != null);
        problem.getChildren().clear();
        problem.setMinHeight(Region.USE_PREF_SIZE);
        if (failure != null) {
            ProblemText words = ProblemText.onScreen(texts.messages());
            problem.getChildren().setAll(
                    Nodes.named(SheetFrame.fact(words.what(failure), "section-text"), "restore-problem-what"),
                    Nodes.named(SheetFrame.fact(words.effect(failure)), "restore-problem-effect"),
                    Nodes.named(SheetFrame.fact(words.advice(failure)), "restore-problem-advice"));
        }
    }

    void opened(Runnable closing) {
        close = closing;
    }

    Parent root() {
        return root;
    }
}
