package plumbline.core.activity;

import plumbline.core.session.Session;

/// Reads a server's activity. Stateless. Fails with a `ProblemException` as sessions do.
public interface ActivityReader {

    /// Whether anybody waits: one cheap question that leaves the lock manager alone wherever the role may see enough.
    boolean anybodyWaits(Session session);

    /// Who waits for whom; the console's own waits are left out.
    ActivitySample waits(Session session);

    /// Every process of the server.
    SessionList sessions(Session session);
}
