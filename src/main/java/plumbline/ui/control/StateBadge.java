package plumbline.ui.control;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import plumbline.ui.fx.Mark;

/// A state as shape, word and colour.
public final class StateBadge extends HBox {

    private final Shape shape = new Shape();
    private final Label word = new Label();
    private String style = "";

    public StateBadge() {
        getStyleClass().add("state-badge");
        setAlignment(Pos.CENTER_LEFT);
        word.getStyleClass().add("state-word");
        getChildren().addAll(shape, word);
    }

    /// Lets a long state take several lines where there is little room.
    public void wrap() {
        word.setWrapText(true);
        word.setMinHeight(USE_PREF_SIZE);
        setMinWidth(0);
    }

    /// Shows a state.
    ///
    /// @param text the state's word as the person reads it
    public void show(Mark mark, String text) {
        shape.draw(mark.style(), text);
        word.setText(text);
        if (!style.equals(mark.style() + "-text")) {
            getStyleClass().remove(style);
            getStyleClass().add(mark.style() + "-text");
            style = mark.style() + "-text";
        }
        setAccessibleText(text);
    }
}
