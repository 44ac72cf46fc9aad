package plumbline.core.state;

import java.util.Optional;

/// What the screens remember: the window's place, theme, language, column widths. Implementations are thread-safe; a
/// failure is a `ProblemException` and never a reason to stop what the person is doing.
public interface UiState {

    /// What was put under a name, as JSON text.
    Optional<String> get(String name);

    /// Remembers a JSON text under a name, in place of what was there. Returns when it is durable.
    void put(String name, String json);
}
