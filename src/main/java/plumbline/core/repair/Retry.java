package plumbline.core.repair;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.work.WorkContext;

/// Tries again while somebody else holds a lock: each try waits less than half a second and lets go of everything
/// before the next, so that the console is never the reason for a queue.
public final class Retry {

    private static final int TRIES = 5;
    private static final Duration LEAST = Duration.ofMillis(50);
    private static final Duration MOST = Duration.ofMillis(400);

    /// Does it, again and again while a lock is held elsewhere, at most five times.
    public <T> T whileLocked(WorkContext context, Supplier<T> attempt) {
        for (int tries = 1;; tries++) {
            try {
                return attempt.get();
            } catch (ProblemException expected) {
                if (!passing(expected.problem().code()) || tries == TRIES) {
                    throw expected;
                }
            }
            context.checkCancelled();
            // jitter, or two consoles would meet again and again
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LEAST.toNanos(), MOST.toNanos()));
            context.checkCancelled();
        }
    }

    private static boolean passing(ProblemCode code) {
        return code == ProblemCode.LOCK_TIMEOUT || code == ProblemCode.FILE_BUSY || code == ProblemCode.DEADLOCK
                || code == ProblemCode.SERIALIZATION;
    }
}
