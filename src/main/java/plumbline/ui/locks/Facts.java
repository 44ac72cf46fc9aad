package plumbline.ui.locks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import plumbline.ui.control.FactGrid;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// Names and values beside each other, those without a value left out. FX thread only.
final class Facts extends FactGrid {

    private final Texts texts;
    private final List<Runnable> aging = new ArrayList<>();

    Facts(Texts texts, String id) {
        this.texts = texts;
        setId(id);
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
            Label text = Nodes.sentence(value);
            line(texts.now(key), text);
            aging.add(() -> text.setText(says.get()));
        }
    }

    /// Rewrites what changes with time.
    void tick() {
        aging.forEach(Runnable::run);
    }
}
