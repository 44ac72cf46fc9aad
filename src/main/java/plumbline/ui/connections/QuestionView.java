package plumbline.ui.connections;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import plumbline.core.target.Environment;
import plumbline.ui.control.DialogHead;
import plumbline.ui.fx.Fxml;
import plumbline.ui.fx.Texts;

/// A question with two verbs, of which the safe one is the default. FX thread only.
final class QuestionView {
    private final VBox root;

    @FXML
    private Button act = new Button();
    @FXML
    private Button keep = new Button();

    /// @param area   message keys `<area>.title`, `.text`, `.act`, `.keep`
    /// @param name   what it is about; the keys' `{0}`
    /// @param answer what the dangerous verb does
    /// @param close  closes the dialog
    QuestionView(Texts texts, String area, String name, Environment environment, Runnable answer, Runnable close) {
        root = (VBox) Fxml.load(this);
        new DialogHead(environment, "", texts.now(area + ".title", name), texts.now(area + ".text", name)).on(root,
                "question", texts);
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
