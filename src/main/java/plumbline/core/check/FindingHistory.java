package plumbline.core.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What checks answered before. Implementations are thread-safe.
public interface FindingHistory {

    /// Keeps the count of an answer. Returns when it is durable.
    void keep(CheckResult result);

    /// The counts of a check on a target since a moment, oldest first.
    List<Count> since(String target, String checkPath, Instant from);

    /// The newest answer from before a moment.
    Optional<Count> lastBefore(String target, String checkPath, Instant moment);

    /// One kept answer.
    ///
    /// @param count meaningful only where the status is CLEAN or FINDINGS
    record Count(Instant at, CheckStatus status, long count) {}
}
