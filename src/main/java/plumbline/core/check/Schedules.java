package plumbline.core.check;

import java.util.Map;
import java.util.Optional;

/// When checks are asked by themselves, where a person said otherwise than the pack. Implementations are thread-safe;
/// what can't be kept is a `ProblemException`.
public interface Schedules {

    /// What a person chose for a check on a target: a cron expression, or an empty text for never; nothing where the
    /// pack's own holds.
    Optional<String> chosen(String target, String checkPath);

    /// All that was chosen for a target, by check path.
    Map<String, String> all(String target);

    /// Chooses. Returns when it is durable.
    ///
    /// @param cron a cron expression, or empty for never
    void choose(String target, String checkPath, String cron);

    /// Goes back to what the pack says.
    void forget(String target, String checkPath);
}
