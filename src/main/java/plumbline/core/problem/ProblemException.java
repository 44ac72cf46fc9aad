package plumbline.core.problem;

/// Carries a [Problem] from where a driver reports it to the core service that turns it into a result.
///
/// Nobody shows or logs it on the way; whoever catches it answers with its problem.
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code() + " " + problem.subject() + ": " + problem.detail());
        this.problem = problem;
    }

    public ProblemException(Problem problem, Throwable cause) {
        super(problem.code() + " " + problem.subject() + ": " + problem.detail(), cause);
        this.problem = problem;
    }

    /// The failure itself.
    public Problem problem() {
        return problem;
    }
}
