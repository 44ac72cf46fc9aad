package plumbline.app;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Whether there is a screen to open a window on.
final class Display {

    private Display() {}

    /// Why there can be no window; empty where one can be tried.
    static Optional<String> missing(Map<String, String> variables) {
        boolean unix = !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).matches("(windows|mac).*");
        boolean named = !variables.getOrDefault("DISPLAY", "").isBlank();
        // JavaFX 25 draws through X11; Wayland desktops offer it and set DISPLAY
        return unix && !named ? Optional.of("DISPLAY") : Optional.empty();
    }
}
