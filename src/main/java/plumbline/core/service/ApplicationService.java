package plumbline.core.service;

import java.time.Duration;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Asks the application that owns a database, at the base address of the connection and nowhere else: no redirect is
/// followed. Thread-safe.
///
/// What can't be asked is a `ProblemException`: NO_SERVICE where the connection has no base address, SERVICE_UNREACHABLE,
/// TIMEOUT, CANCELLED. An answer that is no success is an answer.
public interface ApplicationService {

    /// Sends one request without a body and waits for the whole answer.
    ///
    /// @param method  GET, POST, PUT or DELETE
    /// @param path    from a pack, checked there; begins with a slash
    /// @param timeout for all of it
    Answer request(Target target, String method, String path, Duration timeout, WorkContext context);

    /// Knows no service: for tests.
    static ApplicationService none() {
        return (target, _, _, _, _) -> {
            throw new ProblemException(Problem.of(ProblemCode.NO_SERVICE, target.name()));
        };
    }

    /// What came back.
    ///
    /// @param status the HTTP status
    /// @param body   its beginning, at most 64 KiB; for people
    /// @param millis from the start of the request to the end of the answer
    record Answer(int status, String body, long millis) {

        /// Whether it is a success (2xx).
        public boolean succeeded() {
            return status >= 200 && status < 300;
        }
    }
}
