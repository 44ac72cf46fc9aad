package plumbline.ui.inconsistencies;

import java.util.Locale;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import plumbline.ui.control.DialogEnd;
import plumbline.ui.control.DialogHead;
import plumbline.ui.control.TabKey;
import plumbline.ui.fx.BoundTexts;
import plumbline.ui.fx.Fxml;
import plumbline.ui.fx.Texts;
import plumbline.ui.inconsistencies.IgnoreViewModel.Expiry;
import plumbline.ui.inconsistencies.IgnoreViewModel.State;

/// The question why and until when findings are ignored. FX thread only.
final class IgnoreView {
    private final VBox root;

    @FXML
    private TextArea reason = new TextArea();
    @FXML
    private FlowPane expiries = new FlowPane();
    @FXML
    private DatePicker date = new DatePicker();
    @FXML
    private Label problem = new Label();
    @FXML
    private Label mistake = new Label();
    @FXML
    private Button save = new Button();
    @FXML
    private Button cancel = new Button();

    IgnoreView(IgnoreViewModel model, Texts texts, Runnable close) {
        root = (VBox) Fxml.load(this);
        BoundTexts.bind(root, texts);
        DialogHead.about(model.target(), model.title(), texts.now("inconsistencies.ignore.says")).on(root, "ignore",
                texts);
        TabKey.leaves(reason);
        reason.textProperty().bindBidirectional(model.reasonProperty());
        date.valueProperty().bindBidirectional(model.dateProperty());
        date.visibleProperty().bind(model.expiryProperty().isEqualTo(Expiry.DATE));
        date.managedProperty().bind(date.visibleProperty());
        ToggleGroup group = new ToggleGroup();
        for (Expiry expiry : Expiry.values()) {
            String word = expiry.name().toLowerCase(Locale.ROOT);
            RadioButton button = new RadioButton(texts.now("inconsistencies.ignore.until." + word));
            button.setId("ignore-until-" + word);
            button.setAccessibleText(button.getText());
            button.setToggleGroup(group);
            button.setSelected(model.expiryProperty().get() == expiry);
            button.setOnAction(_ -> model.expiryProperty().set(expiry));
            expiries.getChildren().add(button);
        }
        mistake.textProperty().bind(model.mistake());
        save.disableProperty().bind(model.mistake().isNotEmpty());
        save.setOnAction(_ -> model.save());
        cancel.setOnAction(_ -> close.run());
        DialogEnd.follow(problem, model.problemProperty(), texts);
        DialogEnd.closeWhen(model.stateProperty().isEqualTo(State.SAVED), close);
    }

    Parent root() {
        return root;
    }
}
