package plumbline.ui.locks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// Names and values beside each other, those without a value left out. FX thread only.
final class Facts extends GridPane {

    private final Texts texts;
    private final List<Runnable> aging = new ArrayList<>();

    Facts(Texts texts, String id) {
        this.texts = texts;
        setId(id);
        getStyleClass().add("lock-facts");
    }

    /// Adds a fact.
    ///
    /// @param key   message key of its name
    /// @param value empty: it is left out
    void add(String key, String value) {
        add(key, () -> value);
    }

    /// Adds a fact that changes with time.
    void add(String key, Supplier<String> says) {
        String value = says.get();
        if (!value.isBlank()) {
            Label name = Nodes.styled(new Label(texts.now(key)), "muted");
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label text = new Label(value);
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            setValignment(name, javafx.geometry.VPos.TOP);
            addRow(getRowCount(), name, text);
            aging.add(() -> text.setText(says.get()));
        }
    }

    /// Rewrites what changes with time.
    void tick() {
        aging.forEach(Runnable::run);
    }
}
