package plumbline.ui.fx;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.problem.ProblemException;
import plumbline.core.state.UiState;

/// Remembered state that the screen's thread can put without waiting for a disk: what is put is known at once and
/// written elsewhere, of many values in a row only the newest. Values are plain words without quotes; the store gets them
/// as JSON strings. Thread-safe.
public final class SettledState implements UiState {

    private static final Logger LOG = LoggerFactory.getLogger(SettledState.class);

    private final UiState store;
    private final Executor background;
    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final Map<String, String> unwritten = new ConcurrentHashMap<>();

    /// @param background where the store is written
    public SettledState(UiState store, Executor background) {
        this.store = store;
        this.background = background;
    }

    @Override
    public Optional<String> get(String name) {
        String mine = known.get(name);
        return mine != null ? Optional.of(mine) : read(name);
    }

    @Override
    public void put(String name, String value) {
        if (value.equals(known.put(name, value))) {
            return;
        }
        if (unwritten.put(name, value) == null) {
            background.execute(() -> write(name));
        }
    }

    private Optional<String> read(String name) {
        try {
            return store.get(name).map(SettledState::bare);
        } catch (ProblemException unreadable) {
            // a window in its first place is better than none
            LOG.warn("cannot read the remembered {}", name, unreadable);
            return Optional.empty();
        }
    }

    private static String bare(String json) {
        return json.length() > 1 && json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
    }

    private void write(String name) {
        String newest = unwritten.remove(name);
        if (newest == null) {
            return;
        }
        try {
            store.put(name, "\"" + newest + "\"");
        } catch (ProblemException unwritable) {
            LOG.warn("cannot remember {}", name, unwritable);
        }
    }
}
