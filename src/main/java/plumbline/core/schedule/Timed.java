package plumbline.core.schedule;

import java.time.Instant;
import java.util.Optional;

/// A job and its times.
///
/// @param last   when it was last tried; empty where never
/// @param next   when it comes next, which has passed where it is due; empty where never
/// @param missed how many of its times have passed since, beside the one that is due
/// @param result what became of the last try; empty where nothing is known
public record Timed<J extends ScheduledJob>(J job, Optional<Instant> last, Optional<Instant> next, int missed,
        Optional<LastRun> result) {

    /// Whether its time has come.
    public boolean due(Instant now) {
        return next.isPresent() && !next.get().isAfter(now);
    }
}
