package plumbline.ui.control;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Parent;
import plumbline.core.text.Language;
import plumbline.ui.fx.Preferences;
import plumbline.ui.fx.ThemeChoice;

/// The look of every window: theme, style sheets, type face of the language; follows the person's choice and the
/// system's while it runs. FX thread only.
public final class Appearance {

    private static final List<String> SHEETS = List.of("base", "shell", "card", "tile", "table", "dialog", "sheet",
            "locks", "checkpoints", "focus");
    private static final String MONO = "bundled-mono";

    private final Preferences preferences;
    private final Fonts fonts;
    private final StringProperty family = new SimpleStringProperty("");
    private final StringBinding style = Bindings.createStringBinding(
            () -> family.get().isEmpty() ? "" : "-fx-font-family: \"" + family.get() + "\";", family);
    private final StringProperty mono = new SimpleStringProperty("");

    public Appearance(Preferences preferences, Fonts fonts) {
        this.preferences = preferences;
        this.fonts = fonts;
    }

    /// Takes the theme and follows it from now on; called once, before the first window.
    public void start() {
        fonts.tiles();
        theme();
        preferences.themeProperty().subscribe((_, _) -> theme());
        Platform.getPreferences().colorSchemeProperty().subscribe((_, _) -> theme());
        preferences.languageProperty().subscribe(this::face);
        fonts.mono(() -> mono.set(MONO));
    }

    /// Dresses the root of a window or a dialog.
    public void dress(Parent root) {
        SHEETS.forEach(sheet -> root.getStylesheets().add(sheet(sheet)));
        // a bound property is held weakly: a closed dialog is not kept alive by the look
        root.styleProperty().bind(style);
        if (mono.get().isEmpty()) {
            mono.subscribe((_, name) -> root.getStyleClass().add(name));
        } else {
            root.getStyleClass().add(mono.get());
        }
    }

    private void theme() {
        boolean dark = switch (preferences.themeProperty().get()) {
            case ThemeChoice.LIGHT -> false;
            case ThemeChoice.DARK -> true;
            case ThemeChoice.SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
        Application.setUserAgentStylesheet(
                (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    }

    private void face(Language language) {
        fonts.family(language, name -> {
            // a slower file must not replace the face of a language chosen meanwhile
            if (preferences.languageProperty().get() == language) {
                family.set(name);
            }
        });
    }

    private static String sheet(String name) {
        URL url = Appearance.class.getResource("/plumbline/ui/theme/" + name + ".css");
        return Objects.requireNonNull(url, name).toExternalForm();
    }
}
