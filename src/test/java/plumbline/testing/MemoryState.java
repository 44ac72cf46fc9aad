package plumbline.testing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import plumbline.core.state.UiState;

/// Remembered state that lasts as long as the test.
public final class MemoryState implements UiState {

    private final Map<String, String> values = new ConcurrentHashMap<>();

    @Override
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public void put(String name, String json) {
        values.put(name, json);
    }
}
