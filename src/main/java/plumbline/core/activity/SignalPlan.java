package plumbline.core.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import plumbline.core.target.Identity;

/// What signalling sessions would do.
///
/// @param at         the server's time
/// @param identity   the server that was looked at
/// @param candidates one for each process that was asked for, in that order
/// @param missing    processes that were asked for and are not there
public record SignalPlan(Verb verb, Instant at, Identity identity, List<Candidate> candidates, List<Integer> missing) {

    public SignalPlan {
        candidates = List.copyOf(candidates);
        missing = List.copyOf(missing);
    }

    /// One session.
    ///
    /// @param statement   exactly what is run for it, its process and start in it; empty where it can't be signalled
    /// @param blocks      how many sessions wait behind it
    /// @param frees       how many of them wait for nobody else in the end
    /// @param longestWait of those behind it
    public record Candidate(Backend session, Objection objection, String statement, int blocks, int frees,
            Duration longestWait) {

        /// Whether it will be signalled.
        ///
        /// @param alsoProtected whether a person said so once more
        public boolean willBe(boolean alsoProtected) {
            return objection == Objection.NONE || (alsoProtected && objection.isProtection());
        }
    }

    /// Those that will be signalled.
    ///
    /// @param alsoProtected whether a person said so once more
    public List<Candidate> chosen(boolean alsoProtected) {
        return candidates.stream().filter(each -> each.willBe(alsoProtected)).toList();
    }

    /// Exactly what will run, one statement after the other.
    ///
    /// @param alsoProtected whether a person said so once more
    public String statement(boolean alsoProtected) {
        return String.join(";\n", chosen(alsoProtected).stream().map(Candidate::statement).toList());
    }

    /// What stands against signalling a session.
    ///
    /// - `NONE`: nothing.
    /// - `OWN`: it is the console's own.
    /// - `NOTHING_RUNS`: it runs no statement, so that there is nothing to cancel.
    /// - `HIDDEN_START`: the role may not see when it began, so that it can't be guarded; the role could not signal it
    ///   either.
    /// - `SERVER_PROCESS`: a process of the server that takes no such signal.
    /// - `WAL_SENDER`, `WRAPAROUND`: possible, but only when a person says so once more.
    public enum Objection {
        NONE, OWN, NOTHING_RUNS, HIDDEN_START, SERVER_PROCESS, WAL_SENDER, WRAPAROUND;

        /// Whether it may be signalled after an extra step.
        public boolean isProtection() { return this == WAL_SENDER || this == WRAPAROUND; }

        /// The word in JSON and message keys.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
