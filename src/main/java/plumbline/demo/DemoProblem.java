package plumbline.demo;

import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;

/// Makes the one kind of expected failure this package has.
final class DemoProblem {

    private DemoProblem() {}

    /// A failure of the demo's own making or surroundings.
    ///
    /// @param subject what it happened to
    /// @param detail  the system's or the server's own words
    static ProblemException of(String subject, String detail) {
        return new ProblemException(Problem.of(ProblemCode.DEMO, subject, detail));
    }

    /// The same, with its cause for the log.
    static ProblemException of(String subject, Exception cause) {
        String words = cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return new ProblemException(Problem.of(ProblemCode.DEMO, subject, words), cause);
    }
}
