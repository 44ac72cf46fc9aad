package plumbline.ui.settings;

import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// The keys that the settings tell of, in the order in which they are told.
enum Shortcut {
    REFRESH(KeyCode.F5, false), PALETTE(KeyCode.K, true), SCREENS(KeyCode.DIGIT1, true), FILTER(KeyCode.F, true), BACK(
            KeyCode.ESCAPE, false), PREVIEW(KeyCode.ENTER, true), IGNORE(KeyCode.I, true), RUN(KeyCode.R,
                    true), SCHEDULE(KeyCode.T, true);

    private final KeyCode code;
    private final boolean shortcut;

    Shortcut(KeyCode code, boolean shortcut) {
        this.code = code;
        this.shortcut = shortcut;
    }

    /// The keys as this system writes them.
    String keys() {
        KeyCombination combination = shortcut
                ? new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN)
                : new KeyCodeCombination(code);
        return this == SCREENS ? combination.getDisplayText() + " ... 9" : combination.getDisplayText();
    }

    /// The message that says what they do.
    String key() {
        return "settings.keys." + name().toLowerCase(Locale.ROOT);
    }
}
