package plumbline.ui.locks;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.ui.fx.Nodes;

/// A line above the work that says something about all of it, with what can be done. FX thread only.
final class Banner extends HBox {

    private final Label text = Nodes.styled(new Label(), "banner-text");

    /// @param style class that colours it
    Banner(String id, String icon, String style) {
        setId(id);
        getStyleClass().addAll("lock-banner", style);
        text.setId(id + "-text");
        text.setMinWidth(0);
        text.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(new FontIcon(icon), text);
        say("");
    }

    /// Adds a button at its end.
    Button button(String id) {
        Button button = Nodes.named(new Button(), id);
        button.setMinWidth(USE_PREF_SIZE);
        getChildren().add(button);
        return button;
    }

    /// Says something, or goes away.
    ///
    /// @param says empty for nothing
    void say(String says) {
        text.setText(says);
        setVisible(!says.isEmpty());
        setManaged(!says.isEmpty());
    }
}
