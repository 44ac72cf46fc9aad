package plumbline.app;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.problem.ProblemException;
import plumbline.core.state.UiState;

/// What the screens remember, answered from memory and written behind: the screen's thread never waits for a disk.
/// Thread-safe.
final class BackgroundState implements UiState, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundState.class);
    private static final int PATIENCE_SECONDS = 3;

    private final UiState kept;
    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final ExecutorService writer = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("ui-state").factory());

    /// @param all what is kept, read before
    BackgroundState(UiState kept, Map<String, String> all) {
        this.kept = kept;
        known.putAll(all);
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(known.get(key));
    }

    @Override
    public void put(String key, String value) {
        if (!value.equals(known.put(key, value)) && !writer.isShutdown()) {
            writer.execute(() -> write(key));
        }
    }

    private void write(String key) {
        try {
            kept.put(key, known.getOrDefault(key, ""));
        } catch (ProblemException refused) {
            LOG.warn("{} is not remembered: {}", key, refused.problem().detail());
        }
    }

    /// Writes what waits, in bounded time.
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("some of the window's state could not be written in time");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
