package plumbline.core.checkpoint.compare;

import java.util.function.Supplier;
import org.slf4j.event.Level;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.work.WorkContext;

/// Begins a reading anew that gave way to a session which waited to change a table's structure. Stateless.
public final class GivenWay {

    private static final int ATTEMPTS = 3;

    private GivenWay() {}

    /// Reads, three times at most; each attempt begins from nothing.
    ///
    /// @throws ProblemException GIVES_WAY where every attempt met such a session
    public static <T> T anew(CheckpointLog log, WorkContext context, Supplier<T> reading) {
        for (int attempt = 1;; attempt++) {
            try {
                context.checkCancelled();
                return reading.get();
            } catch (ProblemException ended) {
                Problem problem = ended.problem();
                if (problem.code() != ProblemCode.GIVES_WAY || attempt == ATTEMPTS || context.cancelled()) {
                    throw ended;
                }
                log.line(Level.WARN, "[CHECKPOINT] WARNING: Gave way to a session that waits to change a table: "
                        + problem.detail());
                log.line(Level.INFO, "[CHECKPOINT] Comparing anew, attempt " + (attempt + 1) + " of " + ATTEMPTS);
            }
        }
    }
}
