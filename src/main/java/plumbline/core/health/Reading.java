package plumbline.core.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Problem;

/// A metric's value at one moment.
///
/// @param value   null where it is unknown
/// @param detail  what the number is made of, for example `37 of 97`; or empty
/// @param culprit who is behind it in one line, or empty
/// @param problem why it is unknown, or null
public record Reading(String metric, @Nullable Double value, Verdict verdict, Instant at, String detail, String culprit,
        @Nullable Problem problem) {

    /// A value that could not be had.
    public static Reading unknown(String metric, Instant at, String detail, @Nullable Problem problem) {
        return new Reading(metric, null, Verdict.UNKNOWN, at, detail, "", problem);
    }
}
