package plumbline.core.activity;

import plumbline.core.problem.Outcome;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;

/// Looks once who waits for whom. Thread-safe.
///
/// @param sessions where the kept session is borrowed from
/// @param reader   for a PostgreSQL server
public record WaitView(Sessions sessions, ActivityReader reader) {

    /// Reads the waits of the whole server a target is on.
    ///
    /// @param target a database of a PostgreSQL server
    public Outcome<Seen> look(Target target) {
        return Outcome.of(() -> {
            try (Session session = sessions.control(target)) {
                Identity identity = session.identity();
                return new Seen(identity, new WaitTree(reader.waits(session)));
            }
        });
    }

    /// What was seen.
    ///
    /// @param identity the database that was asked, with the role
    public record Seen(Identity identity, WaitTree tree) {}
}
