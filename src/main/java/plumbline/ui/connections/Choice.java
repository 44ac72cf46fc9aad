package plumbline.ui.connections;

import java.util.List;
import java.util.function.Function;

import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;

import org.jspecify.annotations.Nullable;

/// Radio buttons for the values of a property. FX thread only.
final class Choice {
    private Choice() {}

    static <T> List<RadioButton> all(List<T> values, ObjectProperty<T> chosen, Function<T, String> words,
            Function<T, String> id) {
        return values.stream().map(value -> of(value, chosen, id.apply(value), null, words.apply(value))).toList();
    }

    /// One button; a graphic stands in the place of its words, which are then only spoken.
    static <T> RadioButton of(T value, ObjectProperty<T> chosen, String id, @Nullable Node graphic, String words) {
        RadioButton button = new RadioButton(graphic == null ? words : "");
        button.setGraphic(graphic);
        if (graphic != null) {
            button.getStyleClass().add("pictured");
        }
        button.setId(id);
        button.setAccessibleText(words);
        button.setToggleGroup(new ToggleGroup()); // alone in its group: a second press does not take the choice away
        button.setSelected(value.equals(chosen.get()));
        button.setOnAction(_ -> chosen.set(value));
        chosen.addListener((_, _, now) -> button.setSelected(value.equals(now)));
        return button;
    }
}
