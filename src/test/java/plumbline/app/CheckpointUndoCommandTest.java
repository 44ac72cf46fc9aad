package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.store.Home;
import plumbline.store.SqliteJournal;
import plumbline.store.Store;
import plumbline.testing.TestPostgres;

/// What `checkpoint restore` and `undo` do, and what becomes of their runs.
final class CheckpointUndoCommandTest extends CheckpointDesk {

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aWreckedDatabaseIsPutBackAndTheRestoreIsTakenBack(int major) throws JsonProcessingException {
        TestPostgres.Database database = database(major);
        String uri = uri(database);
        String sound = content(database);

        JsonNode made = json(0, "checkpoint", "create", uri, "--name", "before", "--description", "测试").json();
        assertEquals("before", made.path("id").asText());
        assertTrue(Files.exists(Path.of(made.path("path").asText())), made.path("path").asText());
        assertEquals(4, made.path("tables").size());
        assertEquals(5 + 12 + 60 + 100, made.path("rows").asInt());
        json(0, "checkpoint", "diff", "before", uri);

        database.run(WRECK);
        String wrecked = content(database);
        JsonNode differing = json(1, "checkpoint", "diff", "before", uri, "--rows").json();
        assertFalse(differing.path("identical").asBoolean());
        assertEquals(1, table(differing, "regions").path("removed").asInt());
        assertEquals("removed", table(differing, "regions").at("/rows/0/kind").asText());
        assertEquals(2, table(differing, "regions").at("/rows/0/key/id").asInt());
        assertEquals("broken", table(differing, "themes").at("/rows/0/after/name").asText());
        assertEquals("theme 3", table(differing, "themes").at("/rows/0/before/name").asText());

        JsonNode summed = json(1, "checkpoint", "diff", "before", uri, "--push-down", "always").json();
        assertEquals("push-down", table(summed, "regions").path("proof").asText());

        JsonNode preview = json(0, "checkpoint", "restore", "before", uri).json();
        assertFalse(preview.path("executed").asBoolean());
        assertEquals(WRECKED, preview.path("changed").asInt());
        assertEquals(wrecked, content(database), "a preview changes nothing");

        CommandRun done = json(0, "checkpoint", "restore", "before", uri, "--execute", "--confirm", database.name());
        assertEquals("", done.err());
        assertTrue(done.json().path("verified").asBoolean());
        assertEquals(5 + 12 + 60 + 100, done.json().path("rows").asInt());
        List<String> order = new ArrayList<>();
        done.json().path("order").forEach(each -> order.add(each.asText()));
        assertTrue(order.indexOf("public.regions") < order.indexOf("public.region_themes"), order.toString());
        assertEquals(sound, content(database));
        json(0, "checkpoint", "diff", "before", uri);

        String runId = done.json().path("run").asText();
        String safety = done.json().path("safety").asText();
        assertTrue(safety.startsWith("auto_backup_before_restore_before"), safety);
        assertEquals(WRECKED, json(0, "undo", uri, "--run", runId).json().path("undone").asInt());
        assertEquals(sound, content(database), "a preview changes nothing");
        JsonNode undone = json(0, "undo", uri, "--run", runId, "--execute", "--confirm", database.name()).json();
        assertEquals(WRECKED, undone.path("undone").asInt());
        assertEquals(wrecked.lines().limit(4).toList(), content(database).lines().limit(4).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aRestoreIsTakenBackOnceAndTheTakingBackCanBeTakenBack(int major) throws JsonProcessingException {
        TestPostgres.Database database = database(major);
        String uri = uri(database);
        String sound = content(database);
        json(0, "checkpoint", "create", uri, "--name", "before");
        database.run(WRECK);
        String wrecked = content(database);
        String[] execute = {"--execute", "--environment", "test"};
        String run = json(0, words(execute, "checkpoint", "restore", "before", uri)).json().path("run").asText();
        String undo = json(0, words(execute, "undo", uri, "--run", run)).json().path("undoneBy").asText();
        assertEquals(wrecked, content(database));

        CommandRun again = json(3, words(execute, "undo", uri, "--run", run));
        assertTrue(again.err().contains(undo), again.err());
        assertEquals(undo, json(0, "journal", "show", run).json().path("undoneBy").asText());
        assertEquals(run, json(0, "journal", "show", undo).json().path("undoes").asText());
        String safety = json(0, "checkpoint", "list").json().at("/checkpoints/1/id").asText();
        String preview = run("checkpoint", "restore", safety, uri).out();
        assertTrue(preview.contains(run) && preview.contains(undo), preview);

        json(0, words(execute, "undo", uri, "--run", undo));
        assertEquals(sound, content(database));
    }

    private static String[] words(String[] last, String... first) {
        return Stream.concat(Stream.of(first), Stream.of(last)).toArray(String[]::new);
    }

    @Test
    void whatBecameOfARunOnAUriIsFoundOutWhereTheUriIsGiven() throws JsonProcessingException {
        TestPostgres.Database database = database(18);
        String uri = uri(database);
        json(0, "checkpoint", "create", uri, "--name", "before");
        database.run(WRECK);
        String run = json(0, "checkpoint", "restore", "before", uri, "--execute", "--environment", "test").json()
                .path("run").asText();
        try (Store store = new Store(new Home(folder.resolve("home 家")))) {
            SqliteJournal journal = new SqliteJournal(store);
            JournalEntry done = journal.find(run).orElseThrow();
            journal.intend(new JournalEntry("left-open", done.at(), done.who(), done.host(), done.target(),
                    done.environment(), done.identity(), done.action(), done.subject(), done.statement(), "",
                    done.transaction(), done.rows(), false, JournalState.INTENT, Instant.EPOCH, "", "", ""),
                    ChangeRecord.NOTHING);
        }
        String listed = run("journal", "list").out();
        assertTrue(listed.contains("--target"), listed);
        assertEquals("intent", json(0, "journal", "show", "left-open").json().path("state").asText());

        TestPostgres.Database other = TestPostgres.of(13).database("postgres");
        json(0, "journal", "show", "left-open", "--target", uri(other));
        assertEquals("committed",
                json(0, "journal", "show", "left-open", "--target", uri).json().path("state").asText());
    }
}
