package plumbline.ui.fx;

import java.util.function.Function;
import java.util.function.Supplier;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// What a box of choices that can't be typed into says for each of them. FX thread only.
public final class ChoiceWords<T> extends StringConverter<T> {

    private final Function<T, String> words;
    private final Supplier<String> none;

    /// Says nothing where nothing is chosen.
    public ChoiceWords(Function<T, String> words) {
        this(words, () -> "");
    }

    /// @param none what it says where nothing is chosen
    public ChoiceWords(Function<T, String> words, Supplier<String> none) {
        this.words = words;
        this.none = none;
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? none.get() : words.apply(value);
    }

    @Override
    public @Nullable T fromString(String text) {
        return null; // nothing is typed
    }
}
