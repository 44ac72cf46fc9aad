package plumbline.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;

/// The options of every command that can change a target.
final class ChangeOptions {

    @Option(names = "--execute", description = "do it; without this the command only says what it would do")
    boolean execute;

    @Option(names = "--confirm", paramLabel = "NAME", description = "on production: the connection's name, or the database's or file's name of a URI")
    @Nullable
    String confirm;

    @Option(names = "--environment", paramLabel = "E", description = "what a URI's database is used for: production (default), staging or test")
    @Nullable
    String environment;

    /// Refuses to go on unless the change may be made.
    void permit(Target target, boolean readOnly) {
        if (!execute) {
            return;
        }
        if (readOnly) {
            throw new ProblemException(Problem.of(ProblemCode.REFUSED_READ_ONLY, target.name()));
        }
        if (target.environment() == Environment.PRODUCTION && !target.name().equals(confirm)) {
            throw new ProblemException(Problem.of(ProblemCode.CONFIRMATION, target.name(),
                    confirm == null ? "" : "--confirm " + confirm));
        }
    }
}
