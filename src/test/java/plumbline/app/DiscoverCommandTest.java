package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.target.TargetUri;
import plumbline.testing.DriftedShop;
import plumbline.testing.TestSessions;

/// `discover` from the command line, up to the pack that `check` then uses.
final class DiscoverCommandTest {

    @TempDir
    Path folder;

    private CommandRun run(String... words) {
        return CommandRun.of(folder.resolve("home 家"), Map.of(), words);
    }

    private String uri() {
        return TargetUri.toUri(DriftedShop.sqlite(TestSessions.freshFolder(folder)).target().address());
    }

    @Test
    void writesTheProposalsAsJson() throws JsonProcessingException {
        CommandRun run = run("discover", uri(), "--budget", "60", "--format", "json");

        assertEquals(0, run.code(), run.err());
        assertEquals("", run.err());
        assertTrue(run.json().path("complete").asBoolean());
        assertEquals(7, run.json().path("tables").asInt());
        JsonNode link = run.json().path("proposals").findParents("columns").stream()
                .filter(each -> each.path("columns").path(0).asText().equals("customer_id")).findFirst().orElseThrow();
        assertEquals("foreign-key", link.path("kind").asText());
        assertEquals("orders", link.path("tables").path(0).asText());
        assertEquals(6, link.path("disagree").asInt());
        assertEquals(1450, link.at("/rows/0/id").asInt());
        assertTrue(link.path("sql").asText().startsWith("SELECT"));
    }

    @Test
    void savesChosenProposalsAsAPackThatChecksFromThenOn() throws JsonProcessingException {
        String uri = uri();

        CommandRun saved = run("discover", uri, "--save", "found", "--proposal", "1", "--proposal", "2", "--format",
                "json");

        assertEquals(0, saved.code(), saved.err());
        assertTrue(saved.json().path("saved").asText().endsWith("found"));
        assertEquals(0, run("packs", "lint", saved.json().path("saved").asText()).code());
        CommandRun check = run("check", uri, "--pack", "found", "--format", "json");
        assertEquals(2, check.json().path("checks").size());
        assertEquals(0, check.json().at("/summary/failed").asInt());
        assertEquals(2, run("discover", uri, "--save", "found").code(), "the id is taken");
    }

    @Test
    void refusesANumberThatIsNone() {
        CommandRun run = run("discover", uri(), "--save", "found", "--proposal", "99");

        assertEquals(2, run.code());
        assertEquals("", run.out());
    }
}
