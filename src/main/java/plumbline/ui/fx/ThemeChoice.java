package plumbline.ui.fx;

import java.util.Locale;
import java.util.Optional;

/// Which look a person chose.
public enum ThemeChoice {

    SYSTEM, LIGHT, DARK;

    /// The word it is remembered by.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The message key of its name.
    public String key() {
        return "settings.theme." + word();
    }

    /// The choice of this word, if it is one.
    public static Optional<ThemeChoice> ofWord(String word) {
        for (ThemeChoice choice : values()) {
            if (choice.word().equals(word)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }
}
