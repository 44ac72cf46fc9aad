package plumbline.testing;

import java.time.Instant;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import plumbline.core.text.Language;
import plumbline.ui.fx.ScreenContext;
import plumbline.ui.fx.Texts;

/// A view-model's surroundings in a test: one thread, a clock that stands until it is moved.
public final class SampleContext {

    /// When every test begins.
    public static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final ObjectProperty<Instant> now = new SimpleObjectProperty<>(START);
    private final Texts texts = new Texts(Language.EN);
    private final ScreenContext context = new ScreenContext(texts, Runnable::run, Runnable::run, now);

    public ScreenContext context() {
        return context;
    }

    public Texts texts() {
        return texts;
    }

    /// Moves the clock.
    public void pass(long seconds) {
        now.set(now.get().plusSeconds(seconds));
    }
}
