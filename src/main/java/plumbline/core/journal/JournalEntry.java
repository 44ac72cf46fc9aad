package plumbline.core.journal;

import java.time.Instant;

/// One change the console made or meant to make.
///
/// @param run         its id, as people type it
/// @param at          when it was about to begin
/// @param who         the account on this machine, and the role on the target
/// @param host        this machine
/// @param target      the connection's name
/// @param environment the environment's word at that time
/// @param identity    which database it was, in one line
/// @param action      `repair`, `undo` or `snapshot`, or the word of a verb that ends statements, sessions and prepared transactions
/// @param subject     the check's path and the way, for example `usage-tracking/usage-count recount`; the session as
///                    `pid 4711 user anna app psql`; the prepared transaction and its owner
/// @param statement   exactly what was run
/// @param ticket      a number a person gave, or empty
/// @param transaction the server's number of the transaction, or empty
/// @param rows        how many rows it changed (or means to)
/// @param verified    whether the check was asked again and was clean; whether the session was seen to be gone
/// @param ended       when its outcome was known, or [Instant#EPOCH]
/// @param undoes      the run it takes back, or empty
/// @param undoneBy    the run that took it back, or empty
/// @param message     what to know about the outcome, or empty
public record JournalEntry(String run, Instant at, String who, String host, String target, String environment,
        String identity, String action, String subject, String statement, String ticket, String transaction, long rows,
        boolean verified, JournalState state, Instant ended, String undoes, String undoneBy, String message) {

    /// The action of an edit that left a version of its row.
    public static final String SNAPSHOT = "snapshot";

    /// The same with the number that the server gave the transaction at its first change.
    public JournalEntry in(String numbered) {
        return new JournalEntry(run, at, who, host, target, environment, identity, action, subject, statement, ticket,
                numbered, rows, verified, state, ended, undoes, undoneBy, message);
    }
}
