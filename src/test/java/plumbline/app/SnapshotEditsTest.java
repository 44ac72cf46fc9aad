package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.target.TargetUri;
import plumbline.testing.GuideRows;
import plumbline.testing.TestPostgres;

/// What an edit does to the tables behind the view.
final class SnapshotEditsTest {

    private static final String NO_DETAILS = "region_id=r1,permit_id=p2,risk_id=k2";

    @TempDir
    private Path home;

    private CommandRun run(TestPostgres.Database database, String... words) {
        List<String> all = new ArrayList<>(List.of("snapshot", words[0],
                TargetUri.toUri(database.target().address())));
        all.addAll(List.of(words).subList(1, words.length));
        all.addAll(List.of("--by", "alice", "--summary", "s", "--environment", "test", "--execute", "--format",
                "json"));
        return CommandRun.of(home, Map.of(), all.toArray(String[]::new));
    }

    private static String value(TestPostgres.Database database, String query) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void oddValuesComeBackAsTheyWere(int major) throws Exception {
        TestPostgres.Database database = GuideRows.database(major);
        String before = value(database, "SELECT string_agg(r::text, ' ' ORDER BY id) FROM risks AS r");
        for (String key : List.of(GuideRows.KEY, "region_id=r1,permit_id=p1,risk_id=k2")) {
            JsonNode edited = run(database, "edit", "--key", key, "--set", "risk_content=x", "--clear", "tags",
                    "--clear", "extra", "--clear", "raw", "--clear", "weight", "--clear", "since", "--clear", "fee",
                    "--clear", "legal_basis").json();
            run(database, "rollback", edited.at("/snapshot/snapshot_id").asText());
        }
        assertEquals(before, value(database, "SELECT string_agg(r::text, ' ' ORDER BY id) FROM risks AS r"));
    }

    @Test
    void aRowThatIsMissingBehindTheViewIsMade() throws Exception {
        TestPostgres.Database database = GuideRows.database(18);
        CommandRun run = run(database, "edit", "--key", NO_DETAILS, "--set", "permit_status=正常受理");
        assertEquals("0 正常受理 true", run.code() + " " + value(database,
                "SELECT permit_status || ' ' || (updated_at IS NOT NULL) FROM region_permit_details WHERE permit_id = 'p2'"));
    }

    @Test
    void columnsOfTheTableOfVersionsAreFilledFromTheRow() {
        TestPostgres.Database database = GuideRows.database(18);
        run(database, "create", "--key", GuideRows.KEY);
        assertEquals("r1 佛山市禅城区 alice",
                value(database, "SELECT concat_ws(' ', region_id, region_name, edited_by) FROM permit_risk_snapshots"));
    }

    @Test
    void aValueThatATriggerTurnsIntoAnotherIsWrittenAndToldAsItStands() throws Exception {
        TestPostgres.Database database = GuideRows.database(18);
        database.run("CREATE FUNCTION upper_basis() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$BEGIN NEW.legal_basis := upper(NEW.legal_basis); RETURN NEW; END$$;"
                + " CREATE TRIGGER u BEFORE UPDATE ON risks FOR EACH ROW EXECUTE FUNCTION upper_basis()");
        assertEquals("ABC", run(database, "edit", "--key", GuideRows.KEY, "--set", "legal_basis=abc").json()
                .at("/current/legal_basis").asText());
    }

    @Test
    void anEditThatTheServerRefusesLeavesNoVersion() {
        TestPostgres.Database database = GuideRows.database(18);
        CommandRun run = run(database, "edit", "--key", GuideRows.KEY, "--set", "days=many");
        assertEquals("3 0", run.code() + " " + value(database, "SELECT count(*) FROM permit_risk_snapshots"));
    }

    @Test
    void columnsThatNothingFillsAreSaid() {
        TestPostgres.Database database = GuideRows.database(18);
        database.run("ALTER TABLE permit_risk_snapshots ADD COLUMN ward text NOT NULL");
        CommandRun run = run(database, "create", "--key", GuideRows.KEY);
        assertTrue(run.code() == 3 && run.err().contains("ward"), run.err());
    }

    @Test
    void theTableThatIsMissingIsNamed() {
        TestPostgres.Database database = GuideRows.database(18);
        database.run("DROP TABLE permit_risk_snapshots");
        CommandRun run = run(database, "create", "--key", GuideRows.KEY);
        assertTrue(run.code() == 3 && run.err().contains("permit_risk_snapshots"), run.err());
    }

    @Test
    void anUndoIsRefusedSinceARollbackKeepsTheHistory() throws Exception {
        TestPostgres.Database database = GuideRows.database(18);
        String run = run(database, "edit", "--key", GuideRows.KEY, "--set", "days=9").json().at("/run").asText();
        CommandRun undo = CommandRun.of(home, Map.of(), "undo", TargetUri.toUri(database.target().address()), "--run",
                run,
                "--execute", "--environment", "test");
        assertEquals("3 9", undo.code() + " " + value(database,
                "SELECT days FROM region_permit_details WHERE region_id = 'r1' AND permit_id = 'p1'"));
    }

    @Test
    void theJournalHasTheRowsBeforeAndAfter() throws Exception {
        TestPostgres.Database database = GuideRows.database(18);
        String run = run(database, "edit", "--key", GuideRows.KEY, "--set", "days=9").json().at("/run").asText();
        JsonNode entry = CommandRun.of(home, Map.of(), "journal", "show", run, "--format", "json").json();
        assertEquals("snapshot committed 5 9", entry.at("/action").asText() + " " + entry.at("/state").asText() + " "
                + entry.at("/changes/0/before/days").asText() + " " + entry.at("/changes/0/after/days").asText());
    }
}
