package plumbline.app;

import java.io.Console;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.target.Engine;
import plumbline.core.target.Secrets;
import plumbline.core.target.Target;
import plumbline.core.text.Messages;

/// Asks for a target's password at the terminal where the server wants one and no source has it; asks nobody where a
/// script runs the command.
///
/// @param sessions to find out whether the server wants one
/// @param secrets  keeps it in memory until the program ends
record PasswordQuestion(Supplier<Sessions> sessions, Supplier<Secrets> secrets, Supplier<Messages> messages)
        implements
            Consumer<Target> {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Override
    @SuppressWarnings("SystemConsoleNull") // a Java without its line editor still answers null
    public void accept(Target target) {
        Console terminal = System.console();
        if (terminal == null || !terminal.isTerminal() || target.engine() != Engine.POSTGRESQL || !wanted(target)) {
            return;
        }
        char[] typed = terminal.readPassword("%s ", messages.get().text("cli.password", target.name()));
        if (typed != null) { // end of input
            secrets.get().keep(target, typed);
            Arrays.fill(typed, ' ');
        }
    }

    /// Any other failure is said by the command itself.
    private boolean wanted(Target target) {
        try (Session _ = sessions.get().monitor(target, TIMEOUT)) {
            return false;
        } catch (ProblemException refused) {
            return refused.problem().code() == ProblemCode.PASSWORD_MISSING;
        }
    }
}
