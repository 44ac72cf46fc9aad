package plumbline.ui.fx;

import java.time.Instant;
import java.util.concurrent.Executor;
import javafx.beans.value.ObservableValue;

/// What every screen's view-model needs of the window.
///
/// @param texts      the words, in the chosen language
/// @param ui         the screen's thread
/// @param background where a view-model reads what may take time; never the screen's thread
/// @param now        the time, told once a second on the screen's thread, for ages
public record ScreenContext(Texts texts, Executor ui, Executor background, ObservableValue<Instant> now) {

    /// Numbers and ages in the present language.
    public Formats formats() {
        return new Formats(texts.messages());
    }
}
