package plumbline.ui.inconsistencies;

import java.util.LinkedHashMap;
import java.util.Map;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import plumbline.core.check.CronText;
import plumbline.core.check.Rhythm;
import plumbline.ui.control.DialogEnd;
import plumbline.ui.control.DialogHead;
import plumbline.ui.fx.BoundTexts;
import plumbline.ui.fx.Fxml;
import plumbline.ui.fx.Texts;
import plumbline.ui.inconsistencies.IgnoreViewModel.State;

/// The question when a check is asked by itself. FX thread only.
final class ScheduleView {
    private static final Map<String, String> PRESETS = presets();

    private final VBox root;

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
        root = (VBox) Fxml.load(this);
        BoundTexts.bind(root, texts);
        DialogHead.about(model.target(), model.title(), texts.now("inconsistencies.schedule.says")).on(root, "schedule",
                texts);
        PRESETS.forEach((word, expression) -> {
            ToggleButton button = new ToggleButton(texts.now("inconsistencies.schedule.preset." + word));
            button.setId("schedule-preset-" + word);
            button.setAccessibleText(button.getText());
            // which one holds is said by what is typed, so that a second press changes nothing
            button.setOnAction(_ -> {
                model.cronProperty().set(expression);
                button.setSelected(true);
            });
            model.cronProperty().subscribe(typed -> button.setSelected(typed.strip().equals(expression)));
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
        DialogEnd.follow(problem, model.problemProperty(), texts);
        DialogEnd.closeWhen(model.stateProperty().isEqualTo(State.SAVED), close);
    }

    private static Map<String, String> presets() {
        Map<String, String> presets = new LinkedHashMap<>();
        presets.put("never", "");
        presets.put("quarter", "*/15 * * * *");
        presets.put("hourly", Rhythm.HOURLY.cron());
        presets.put("daily", Rhythm.DAILY.cron());
        presets.put("weekdays", "30 6 * * 1-5");
        presets.put("weekly", Rhythm.WEEKLY.cron());
        presets.put("monthly", Rhythm.MONTHLY.cron());
        return presets;
    }

    Parent root() {
        return root;
    }
}
