package plumbline.ui.connections;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

import plumbline.core.target.Environment;
import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.fx.Fxml;
import plumbline.ui.fx.Texts;

/// A question with two verbs, of which the safe one is the default. FX thread only.
final class QuestionView {
    private final Parent root;

    @FXML
    private HBox header = new HBox();
    @FXML
    private Label title = new Label();
    @FXML
    private Label says = new Label();
    @FXML
    private Button act = new Button();
    @FXML
    private Button keep = new Button();

    /// @param area   message keys `<area>.title`, `.text`, `.act`, `.keep`
    /// @param name   what it is about; the keys' `{0}`
    /// @param answer what the dangerous verb does
    /// @param close  closes the dialog
    QuestionView(Texts texts, String area, String name, Environment environment, Runnable answer, Runnable close) {
        root = Fxml.load(this);
        EnvironmentBadge badge = new EnvironmentBadge();
        badge.show(environment, texts.now(EnvironmentBadge.key(environment)));
        header.getChildren().add(badge);
        root.getStyleClass().add("frame-" + environment.word());
        title.setText(texts.now(area + ".title", name));
        says.setText(texts.now(area + ".text", name));
        act.setText(texts.now(area + ".act"));
        keep.setText(texts.now(area + ".keep"));
        act.setOnAction(_ -> {
            close.run();
            answer.run();
        });
        keep.setOnAction(_ -> close.run());
        act.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
            }
        });
        keep.requestFocus();
    }

    Parent root() {
        return root;
    }
}
