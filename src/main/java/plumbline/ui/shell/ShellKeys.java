package plumbline.ui.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The window's keys, by key code so that every keyboard layout has them.
final class ShellKeys {

    private final Map<KeyCombination, Runnable> keys = new LinkedHashMap<>();
    private final ShellViewModel model;

    ShellKeys(ShellViewModel model, ScreenHost host) {
        this.model = model;
        keys.put(new KeyCodeCombination(KeyCode.F5), () -> {
            model.refresh();
            host.refresh();
        });
        keys.put(shortcut(KeyCode.K), model::openPalette);
        keys.put(shortcut(KeyCode.P), model::openPalette);
        keys.put(shortcut(KeyCode.F), host::focusFilter);
        KeyCode[] digits = {KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5,
            KeyCode.DIGIT6, KeyCode.DIGIT7, KeyCode.DIGIT8, KeyCode.DIGIT9};
        for (int i = 0; i < digits.length; i++) {
            int number = i + 1;
            keys.put(shortcut(digits[i]), () -> model.goTo(number));
        }
    }

    void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        // whoever has the focus may use Esc first
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.escape();
                event.consume();
            }
        });
    }

    private void pressed(KeyEvent event) {
        for (Map.Entry<KeyCombination, Runnable> key : keys.entrySet()) {
            if (key.getKey().match(event)) {
                key.getValue().run();
                event.consume();
                return;
            }
        }
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}
