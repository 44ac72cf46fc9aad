package plumbline.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.cli.CommandLineMain;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.problem.ProblemText;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;

/// The program: a command runs headless, everything else opens the window.
public final class Main {

    /// The program's version.
    static final String VERSION = "0.1.0";
    private static final int FAILED = 3;

    private Main() {}

    public static void main(String[] arguments) {
        Optional<WindowCall> window = WindowCall.of(arguments);
        // other threads must not keep a program alive whose work is done
        System.exit(window.isPresent() ? open(window.get()) : runCommand(arguments));
    }

    /// How the window is asked for: no command, at most the home folder and the demo.
    ///
    /// @param home the word after `--home`, or empty
    private record WindowCall(String home, boolean demo) {

        static Optional<WindowCall> of(String[] arguments) {
            String home = "";
            boolean demo = false;
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i].equals("--demo")) {
                    demo = true;
                } else if (arguments[i].equals("--home") && i + 1 < arguments.length) {
                    home = arguments[++i];
                } else if (arguments[i].startsWith("--home=")) {
                    home = arguments[i].substring("--home=".length());
                } else {
                    return Optional.empty();
                }
            }
            return Optional.of(new WindowCall(home, demo));
        }
    }

    private static int open(WindowCall call) {
        Map<String, String> variables = System.getenv();
        Messages messages = Messages.in(Language.nearest(Locale.getDefault()));
        Optional<String> noDisplay = Display.missing(variables);
        if (noDisplay.isPresent()) {
            return withoutDisplay(call, messages, noDisplay.get());
        }
        try (Wiring wiring = new Wiring(() -> call.home().isEmpty() ? null : Path.of(call.home()), variables,
                () -> messages)) {
            new ConsoleRun(wiring, call.demo()).untilClosed();
            return 0;
        } catch (ProblemException expected) {
            say(new ProblemText(messages).line(expected.problem()));
            return FAILED;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return FAILED;
        } catch (RuntimeException | LinkageError refused) {
            logger().error("no window", refused);
            return withoutDisplay(call, messages, String.valueOf(refused.getMessage()));
        }
    }

    /// The same job in the terminal: the demo becomes the tour; a plain start can only say why it is none.
    private static int withoutDisplay(WindowCall call, Messages messages, String why) {
        say(new ProblemText(messages).line(Problem.of(ProblemCode.NO_DISPLAY, "Plumbline", why)));
        if (!call.demo()) {
            return FAILED;
        }
        List<String> tour = new ArrayList<>(List.of("demo", "--tour"));
        if (!call.home().isEmpty()) {
            tour.addAll(Arrays.asList("--home", call.home()));
        }
        return runCommand(tour.toArray(String[]::new));
    }

    private static void say(String line) {
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        err.println(line);
    }

    private static Logger logger() {
        return LoggerFactory.getLogger(Main.class);
    }

    private static int runCommand(String[] arguments) {
        Map<String, String> variables = System.getenv();
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        CommandLineMain commands = new CommandLineMain(variables, out, err, VERSION);
        try (Wiring wiring = new Wiring(commands.home(), variables, commands.messages())) {
            return commands.run(arguments, wiring);
        } finally {
            ClassArchive.fillIfNew();
        }
    }
}
