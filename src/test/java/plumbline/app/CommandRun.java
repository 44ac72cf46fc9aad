package plumbline.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plumbline.cli.CommandLineMain;

/// What a command gave, run as a person runs it but within this process.
///
/// @param code its exit code
/// @param out  what it wrote to standard output
/// @param err  what it wrote to standard error
record CommandRun(int code, String out, String err) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Runs a command.
    ///
    /// @param home      the console's folder
    /// @param variables the whole environment
    static CommandRun of(Path home, Map<String, String> variables, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", home.toString()));
        CommandLineMain commands = new CommandLineMain(variables, new PrintWriter(out), new PrintWriter(err), "1");
        try (Wiring wiring = new Wiring(commands.home(), variables, commands.messages())) {
            return new CommandRun(commands.run(all.toArray(String[]::new), wiring), out.toString(), err.toString());
        }
    }

    JsonNode json() throws JsonProcessingException {
        return JSON.readTree(out);
    }
}
