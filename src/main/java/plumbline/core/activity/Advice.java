package plumbline.core.activity;

import java.time.Duration;
import java.util.List;

/// What would free those who wait behind a participant, the least violent first.
///
/// @param about       a root, or any other that blocks somebody
/// @param frees       how many sessions go on, one after another, once it is gone
/// @param remain      how many of those behind it would still wait for somebody else
/// @param longestWait of those behind it
/// @param steps       at least one
public record Advice(Participant about, int frees, int remain, Duration longestWait, List<Step> steps) {

    public Advice {
        steps = List.copyOf(steps);
    }

    /// One way.
    ///
    /// @param on    whom to end; another one than the advice is about where a lock of a whole table waits behind a
    ///              reader: cancelling that one lets all go on that queue behind it
    /// @param frees  how many sessions go on, one after another
    /// @param atOnce how many of them need not wait for another of them
    public record Step(Verb verb, Participant on, Reason reason, int frees, int atOnce) {}

    /// Why a step is proposed.
    ///
    /// - `GIVES_WAY`: an ordinary autovacuum, which the server stops once somebody has waited for `deadlock_timeout`.
    /// - `DEADLOCK`: the server ends one of the cycle after `deadlock_timeout`.
    /// - `OWN`: the console's own session, which ends by itself.
    /// - `QUEUES_NEW`: it waits for a whole table, and every new query on the table queues behind it.
    /// - `RUNS`: it runs a statement.
    /// - `IDLE`: it runs nothing in an open transaction, which holds its locks, so that only its end helps.
    /// - `SESSION_LOCK`: it has no transaction open; its lock, an advisory one, belongs to the session.
    /// - `PREPARED`: it has no session.
    /// - `PROTECTED`: a walsender or an autovacuum against wraparound: think twice.
    /// - `UNSEEN`: the role may not see what it does.
    /// - `SERVER`: a process of the server that takes no signal.
    public enum Reason {
        GIVES_WAY, DEADLOCK, OWN, QUEUES_NEW, RUNS, IDLE, SESSION_LOCK, PREPARED, PROTECTED, UNSEEN, SERVER
    }
}
