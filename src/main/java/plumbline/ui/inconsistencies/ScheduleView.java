package plumbline.ui.inconsistencies;

import java.util.LinkedHashMap;
import java.util.Map;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import plumbline.core.check.CronText;
import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.fx.BoundTexts;
import plumbline.ui.fx.Fxml;
import plumbline.ui.fx.Texts;
import plumbline.ui.inconsistencies.IgnoreViewModel.State;

/// The question when a check is asked by itself. FX thread only.
final class ScheduleView {
    private static final Map<String, String> PRESETS = presets();

    private final Parent root;

    @FXML
    private HBox header = new HBox();
    @FXML
    private Label title = new Label();
    @FXML
    private FlowPane presets = new FlowPane();
    @FXML
    private TextField cron = new TextField();
    @FXML
    private Label words = new Label();
    @FXML
    private Label next = new Label();
    @FXML
    private Label ofPack = new Label();
    @FXML
    private Label problem = new Label();
    @FXML
    private Label mistake = new Label();
    @FXML
    private Button forget = new Button();
    @FXML
    private Button save = new Button();
    @FXML
    private Button cancel = new Button();

    ScheduleView(ScheduleViewModel model, Texts texts, Runnable close) {
        root = Fxml.load(this);
        BoundTexts.bind(root, texts);
        EnvironmentBadge badge = new EnvironmentBadge();
        badge.show(model.target().environment(), model.target().name() + " · "
                + texts.now(EnvironmentBadge.key(model.target().environment())));
        header.getChildren().add(badge);
        title.setText(model.title());
        PRESETS.forEach((word, expression) -> {
            Button button = new Button(texts.now("inconsistencies.schedule.preset." + word));
            button.setId("schedule-preset-" + word);
            button.setAccessibleText(button.getText());
            button.setOnAction(_ -> model.cronProperty().set(expression));
            presets.getChildren().add(button);
        });
        cron.textProperty().bindBidirectional(model.cronProperty());
        words.textProperty().bind(model.words());
        next.textProperty().bind(model.next());
        ofPack.setText(model.ofPack().isEmpty()
                ? texts.now("inconsistencies.schedule.of-pack-never")
                : texts.now("inconsistencies.schedule.of-pack",
                        CronText.words(model.ofPack(), texts.messages().language())));
        mistake.textProperty().bind(model.mistake());
        save.disableProperty().bind(model.mistake().isNotEmpty());
        save.setOnAction(_ -> model.save());
        forget.setDisable(!model.chosen());
        forget.setOnAction(_ -> model.forget());
        cancel.setOnAction(_ -> close.run());
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        model.problemProperty()
                .addListener((_, _, failure) -> problem.setText(failure == null ? "" : texts.now(failure)));
        model.stateProperty().addListener((_, _, state) -> {
            if (state == State.SAVED) {
                close.run();
            }
        });
    }

    private static Map<String, String> presets() {
        Map<String, String> presets = new LinkedHashMap<>();
        presets.put("never", "");
        presets.put("quarter", "*/15 * * * *");
        presets.put("hourly", "0 * * * *");
        presets.put("daily", "30 6 * * *");
        presets.put("weekdays", "30 6 * * 1-5");
        presets.put("weekly", "0 7 * * 1");
        presets.put("monthly", "30 7 1 * *");
        return presets;
    }

    Parent root() {
        return root;
    }
}
