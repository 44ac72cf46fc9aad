package plumbline.core.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Problem;

/// What became of a job that was due.
///
/// @param missed  how many earlier times had passed without it
/// @param made    what it made, also where it failed afterwards
/// @param deleted how many old ones went
/// @param problem null where it was done
public record Ran<J extends ScheduledJob, M>(J job, int missed, List<M> made, int deleted, @Nullable Problem problem) {

    public Ran {
        made = List.copyOf(made);
    }
}
