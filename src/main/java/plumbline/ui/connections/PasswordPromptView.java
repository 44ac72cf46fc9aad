package plumbline.ui.connections;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;

import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.fx.BoundTexts;
import plumbline.ui.fx.Fxml;
import plumbline.ui.fx.Texts;

/// The password prompt on screen. FX thread only.
final class PasswordPromptView {
    private final Parent root;

    @FXML
    private HBox header = new HBox();
    @FXML
    private Label title = new Label();
    @FXML
    private Label says = new Label();
    @FXML
    private PasswordField password = new PasswordField();
    @FXML
    private Button connect = new Button();
    @FXML
    private Button cancel = new Button();

    PasswordPromptView(PasswordPromptViewModel model, Texts texts, Runnable close) {
        root = Fxml.load(this);
        BoundTexts.bind(root, texts);
        EnvironmentBadge badge = new EnvironmentBadge();
        badge.show(model.target().environment(), texts.now(EnvironmentBadge.key(model.target().environment())));
        header.getChildren().add(badge);
        root.getStyleClass().add("frame-" + model.target().environment().word());
        title.setText(texts.now("connections.password.title", model.target().name()));
        says.setText(texts.now("connections.password.says", model.role(), model.target().address().place()));
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
