package plumbline.ui.control;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import plumbline.core.target.Environment;
import plumbline.ui.fx.Texts;

/// An environment as shape, word and colour, on everything that belongs to it.
public final class EnvironmentBadge extends HBox {

    private final Shape shape = new Shape();
    private final Label word = new Label();
    private String style = "";

    public EnvironmentBadge() {
        getStyleClass().add("environment-badge");
        setAlignment(Pos.CENTER_LEFT);
        // neither shortened nor stretched to the height of its row
        setMinWidth(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().addAll(shape, word);
    }

    /// Shows an environment.
    ///
    /// @param text its word as the person reads it
    public void show(Environment environment, String text) {
        String next = "env-" + environment.word();
        shape.draw(next + "-shape", text);
        word.setText(text);
        if (!style.equals(next)) {
            getStyleClass().remove(style);
            getStyleClass().add(next);
            style = next;
        }
        setAccessibleText(text);
    }

    /// Shows a target's environment with its name before the word.
    ///
    /// @param target its name, or empty for the word alone
    public void show(Environment environment, String target, Texts texts) {
        String says = texts.now(key(environment));
        show(environment, target.isEmpty() ? says : target + " · " + says);
    }

    /// Whether there is room for more than the shape.
    public void showWord(boolean shown) {
        word.setVisible(shown);
        word.setManaged(shown);
    }

    /// The message key of an environment's word.
    public static String key(Environment environment) {
        return "control.environment." + environment.word();
    }
}
