package plumbline.core.state;

import java.util.Optional;

/// Remembered choices of the window, as plain words. Implementations are thread-safe and return at once.
public interface UiState {

    /// What was last put under the key.
    Optional<String> get(String key);

    /// Remembers a value under the key, in place of the one before.
    void put(String key, String value);
}
