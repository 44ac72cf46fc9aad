package plumbline.ui.fx;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import plumbline.core.activity.KeptStatements;
import plumbline.core.state.UiState;
import plumbline.core.text.Language;

/// What a person chose for the whole window, remembered as soon as it changes. FX thread only.
public final class Preferences {

    /// The intervals a person can choose for all targets, in seconds; 0 leaves each connection its own.
    public static final List<Integer> INTERVALS = List.of(0, 1, 5, 10, 15, 30, 60);

    private final ObjectProperty<ThemeChoice> theme;
    private final ObjectProperty<Duration> interval;
    private final ObjectProperty<KeptStatements> statements;
    private final Texts texts;

    public Preferences(UiState state, Texts texts) {
        this.texts = texts;
        this.theme = new SimpleObjectProperty<>(
                state.get("theme").flatMap(ThemeChoice::ofWord).orElse(ThemeChoice.SYSTEM));
        this.interval = new SimpleObjectProperty<>(
                state.get("interval").flatMap(Preferences::seconds).orElse(Duration.ZERO));
        this.statements = new SimpleObjectProperty<>(
                state.get(KeptStatements.SETTING).flatMap(KeptStatements::ofWord).orElse(KeptStatements.DEFAULT));
        state.get("language").flatMap(Language::ofTag).ifPresent(texts.languageProperty()::set);
        theme.subscribe((_, next) -> state.put("theme", next.word()));
        interval.subscribe((_, next) -> state.put("interval", String.valueOf(next.toSeconds())));
        statements.subscribe((_, next) -> state.put(KeptStatements.SETTING, next.word()));
        texts.languageProperty().subscribe((_, next) -> state.put("language", next.tag()));
    }

    /// Light, dark, or what the system says.
    public ObjectProperty<ThemeChoice> themeProperty() {
        return theme;
    }

    /// How often all targets are asked; zero leaves each connection its own interval.
    public ObjectProperty<Duration> intervalProperty() {
        return interval;
    }

    /// How statements of others are kept with the waits of the past.
    public ObjectProperty<KeptStatements> statementsProperty() {
        return statements;
    }

    /// The language of every text.
    public ObjectProperty<Language> languageProperty() {
        return texts.languageProperty();
    }

    private static Optional<Duration> seconds(String word) {
        return INTERVALS.stream().filter(each -> String.valueOf(each).equals(word)).findFirst()
                .map(Duration::ofSeconds);
    }
}
