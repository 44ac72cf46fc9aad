package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.cli.CommandLineMain;

/// The command-line contract beyond the first questions: services, kinds of checks, baselines, ignored findings.
final class CommandsMoreTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private record Run(int code, String out, String err) {

        JsonNode json() throws JsonProcessingException {
            return JSON.readTree(out);
        }
    }

    private Run run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", folder.resolve("home").toString()));
        Map<String, String> variables = Map.of();
        CommandLineMain commands = new CommandLineMain(variables, new PrintWriter(out), new PrintWriter(err), "1");
        try (Wiring wiring = new Wiring(commands.home(), variables, commands.messages())) {
            return new Run(commands.run(all.toArray(String[]::new), wiring), out.toString(), err.toString());
        }
    }

    @Test
    void aConnectionKeepsItsService() throws JsonProcessingException {
        run("connections", "add", "shop", "sqlite:/data/shop.db", "--service", "http://localhost:3000/");
        assertEquals("http://localhost:3000",
                run("connections", "list", "--format", "json").json().at("/connections/0/service").asText());
    }

    @Test
    void aServiceWithAPasswordIsRefusedWithoutRepeatingIt() {
        Run run = run("connections", "add", "shop", "sqlite:/data/shop.db", "--service", "http://a:geheim@localhost");
        assertEquals(2, run.code());
        assertFalse(run.err().contains("geheim"), "the password is repeated");
    }
}
