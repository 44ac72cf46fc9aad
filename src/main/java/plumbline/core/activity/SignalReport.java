package plumbline.core.activity;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Problem;

/// What became of signalled sessions.
///
/// @param results one for each that was signalled or refused, in the plan's order
public record SignalReport(Verb verb, List<Result> results) {

    public SignalReport {
        results = List.copyOf(results);
    }

    /// One session.
    ///
    /// @param session   as it was before
    /// @param run       its entry in the journal; empty where nothing was tried
    /// @param delivered whether the server took the signal
    /// @param problem   the refusal in the server's words, or null
    public record Result(Backend session, String run, boolean delivered, Fate fate, @Nullable Problem problem) {

        /// Whether what was wanted was seen to have happened.
        public boolean succeeded() {
            return delivered && (fate == Fate.ENDED || fate == Fate.STOPPED);
        }
    }

    /// What was seen of a session after the signal.
    ///
    /// - `ENDED`: the session is gone.
    /// - `STOPPED`: it no longer runs the statement; where nothing was delivered, it no longer did when it was to be
    ///   signalled.
    /// - `STILL_THERE`: the signal was delivered, and within the time given nothing came of it.
    /// - `GONE_BEFORE`: it was not there any more when it was to be signalled.
    /// - `REFUSED`: by the server or by a rule of the console.
    /// - `UNKNOWN`: the connection was lost, so that what became of it could not be seen.
    public enum Fate {
        ENDED, STOPPED, STILL_THERE, GONE_BEFORE, REFUSED, UNKNOWN;

        /// The word in JSON and message keys.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
