package plumbline.ui.fx;

import java.time.Duration;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import plumbline.core.state.UiState;
import plumbline.core.text.Language;

/// What a person chose for the whole window, remembered as soon as it changes. FX thread only.
public final class Preferences {

    /// The intervals a person can choose for the screens' refresh, in seconds.
    public static final List<Integer> INTERVALS = List.of(1, 5, 10, 15, 30, 60);

    private final ObjectProperty<ThemeChoice> theme;
    private final ObjectProperty<Duration> interval;
    private final Texts texts;

    public Preferences(UiState state, Texts texts) {
        this.texts = texts;
        this.theme = new SimpleObjectProperty<>(
                state.get("theme").flatMap(ThemeChoice::ofWord).orElse(ThemeChoice.SYSTEM));
        this.interval = new SimpleObjectProperty<>(
                state.get("interval").flatMap(Preferences::seconds).orElse(Duration.ofSeconds(5)));
        state.get("language").flatMap(Language::ofTag).ifPresent(texts.languageProperty()::set);
        theme.subscribe((_, next) -> state.put("theme", next.word()));
        interval.subscribe((_, next) -> state.put("interval", String.valueOf(next.toSeconds())));
        texts.languageProperty().subscribe((_, next) -> state.put("language", next.tag()));
    }

    /// Light, dark, or what the system says.
    public ObjectProperty<ThemeChoice> themeProperty() {
        return theme;
    }

    /// How often what is shown is asked for again.
    public ObjectProperty<Duration> intervalProperty() {
        return interval;
    }

    /// The language of every text.
    public ObjectProperty<Language> languageProperty() {
        return texts.languageProperty();
    }

    private static java.util.Optional<Duration> seconds(String word) {
        return INTERVALS.stream().filter(each -> String.valueOf(each).equals(word)).findFirst().map(Duration::ofSeconds);
    }
}
