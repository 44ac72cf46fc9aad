package plumbline.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import plumbline.cli.CommandLineMain;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;

/// The program: a command runs headless, everything else opens the window.
public final class Main {

    private static final String VERSION = "0.1.0";

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(runCommand(arguments));
    }

    private static int runCommand(String[] arguments) {
        Map<String, String> variables = System.getenv();
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        CommandLineMain commands = new CommandLineMain(variables, out, err, VERSION);
        try (Wiring wiring = new Wiring(commands.home(), variables,
                () -> Messages.in(Language.nearest(Locale.getDefault())))) {
            return commands.run(arguments, wiring);
        }
    }
}
