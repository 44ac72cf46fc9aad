package plumbline.core.activity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.session.Session;

/// The statements that signal sessions and end prepared transactions. Stateless. Fails with a `ProblemException` as
/// sessions do; a refusal holds the server's own sentence.
public interface Signals {

    /// These processes as they are now, the console's own among them; one that is not there is left out.
    List<Backend> read(Session session, List<Integer> pids);

    /// What [#send] runs, as a text to read, with its values in it.
    ///
    /// @param verb CANCEL or TERMINATE
    /// @param to   with a start
    String statement(Verb verb, Backend to);

    /// Signals a session if it still is the one that was read: the same process, begun at the same moment, and for
    /// CANCEL with the same statement.
    ///
    /// @return empty where it is not; else whether the server took the signal
    Optional<Boolean> send(Session session, Verb verb, Backend to);

    /// Which of these sessions are still there, by process.
    ///
    /// @return whether each still runs the statement it was read with
    Map<Integer, Boolean> look(Session session, List<Backend> backends);

    /// What [#finish] runs.
    ///
    /// @param verb COMMIT_PREPARED or ROLLBACK_PREPARED
    String statement(Verb verb, String gid);

    /// Ends a prepared transaction; outside of a transaction block only, as the server demands.
    ///
    /// @param verb COMMIT_PREPARED or ROLLBACK_PREPARED
    void finish(Session session, Verb verb, String gid);

    /// Whether a prepared transaction is still there: the same name, prepared at the same moment.
    boolean isThere(Session session, PreparedTransaction transaction);
}
