package plumbline.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.activity.Backend;
import plumbline.core.activity.PreparedTransaction;
import plumbline.core.activity.Signals;
import plumbline.core.activity.Verb;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Session;

/// Signals whose answers never come back, as when the network breaks at the worst moment.
///
/// @param signals what really works
/// @param arrive  whether they reach the server before the connection breaks
public record LostAnswers(Signals signals, boolean arrive) implements Signals {

    @Override
    public List<Backend> read(Session session, List<Integer> pids) {
        return signals.read(session, pids);
    }

    @Override
    public String statement(Verb verb, Backend to) {
        return signals.statement(verb, to);
    }

    @Override
    public Optional<Boolean> send(Session session, Verb verb, Backend to) {
        if (arrive) {
            signals.send(session, verb, to);
        }
        throw lost();
    }

    @Override
    public Map<Integer, Boolean> look(Session session, List<Backend> backends) {
        return signals.look(session, backends);
    }

    @Override
    public String statement(Verb verb, String gid) {
        return signals.statement(verb, gid);
    }

    @Override
    public void finish(Session session, Verb verb, String gid) {
        if (arrive) {
            signals.finish(session, verb, gid);
        }
        throw lost();
    }

    @Override
    public boolean isThere(Session session, PreparedTransaction transaction) {
        return signals.isThere(session, transaction);
    }

    private static ProblemException lost() {
        return new ProblemException(
                Problem.of(ProblemCode.LOST, "shop", "the connection broke").withEffect(Effect.UNKNOWN));
    }
}
