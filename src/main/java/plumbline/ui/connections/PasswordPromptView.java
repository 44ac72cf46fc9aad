package plumbline.ui.connections;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

import plumbline.ui.control.DialogHead;
import plumbline.ui.fx.BoundTexts;
import plumbline.ui.fx.Fxml;
import plumbline.ui.fx.Texts;

/// The password prompt on screen. FX thread only.
final class PasswordPromptView {
    private final VBox root;

    @FXML
    private PasswordField password = new PasswordField();
    @FXML
    private Button connect = new Button();
    @FXML
    private Button cancel = new Button();

    PasswordPromptView(PasswordPromptViewModel model, Texts texts, Runnable close) {
        root = (VBox) Fxml.load(this);
        BoundTexts.bind(root, texts);
        new DialogHead(model.target().environment(), "", texts.now("connections.password.title", model.target().name()),
                texts.now("connections.password.says", model.role(), model.target().address().place())).on(root,
                        "password", texts);
        password.textProperty().bindBidirectional(model.passwordProperty());
        connect.disableProperty().bind(model.ready().not());
        connect.setOnAction(_ -> {
            model.enter();
            close.run();
        });
        cancel.setOnAction(_ -> {
            model.passwordProperty().set("");
            close.run();
        });
    }

    Parent root() {
        return root;
    }
}
