package plumbline.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;
import plumbline.core.checkpoint.CellChoice;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.work.WorkContext;
import plumbline.testing.TestPostgres;

/// A restore whose server runs out of disk changes nothing, keeps no safety checkpoint, and says whose disk it is.
class FullServerDiskTest extends WithRoundTrip {

    private final List<String> lines = new ArrayList<>();

    /// Runs everywhere: a trigger refuses with the server's own state of a full disk.
    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aStateOfAFullDiskInTheMiddleLeavesEverythingAsItWas(int version) {
        TestPostgres.Database database = TestPostgres.of(version).freshDatabase();
        database.run("CREATE TABLE t (id int PRIMARY KEY, v text); INSERT INTO t SELECT i, i FROM"
                + " generate_series(1, 100) AS i; CREATE FUNCTION filled() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " IF new.id = 70 THEN RAISE EXCEPTION 'could not extend file \"base/1/2\": No space left on device'"
                + " USING ERRCODE = '53100'; END IF; RETURN new; END $$");
        Checkpoint checkpoint = trip.create(database.target());
        database.run("DELETE FROM t WHERE id > 50; UPDATE t SET v = 'other' WHERE id = 1;"
                + "CREATE TRIGGER filled BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION filled()");
        assertRefused(database, checkpoint, RestoreRequest.Mode.DELTA);
    }

    @ParameterizedTest
    @EnumSource
    void aTablespaceThatFillsUpLeavesEverythingAsItWas(RestoreRequest.Mode mode) throws Exception {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        Path small = Files.createTempDirectory("small");
        mount(database, small);
        String space = "small_" + database.name();
        try {
            database.run("CREATE TABLESPACE " + space + " LOCATION '" + small + "'");
            database.run("SET default_tablespace = " + space + "; CREATE TABLE t (id int PRIMARY KEY, v text);"
                    + "INSERT INTO t SELECT i, repeat('x', 1000) FROM generate_series(1, 2000) AS i");
            Checkpoint checkpoint = trip.create(database.target());
            database.run("TRUNCATE t");
            database.run("SET default_tablespace = " + space + "; CREATE TABLE filler AS"
                    + " SELECT repeat('y', 1000) AS v FROM generate_series(1, 2000)");
            assertRefused(database, checkpoint, mode);
        } finally {
            database.run("DROP TABLE IF EXISTS t, filler");
            database.run("DROP TABLESPACE IF EXISTS " + space);
            run("umount", small.toString());
            Files.delete(small);
        }
    }

    private void assertRefused(TestPostgres.Database database, Checkpoint checkpoint, RestoreRequest.Mode mode) {
        List<String> before = DatabaseImage.of(database);
        Problem problem = ((Outcome.Failed<?>) trip.restores.applyUnseen(new RestoreRequest(database.target(),
                trip.shelf, checkpoint, List.of(), mode, CellChoice.ALL, true, false, false, false, List.of(), ""),
                log(), WorkContext.none())).problem();
        assertEquals(ProblemCode.SERVER_DISK_FULL, problem.code(), problem.detail());
        assertEquals(Effect.NOTHING_CHANGED, problem.effect());
        assertEquals(before, DatabaseImage.of(database));
        assertThat(trip.shelf.all()).hasSize(1);
        assertThat(lines).anyMatch(line -> line.contains("Auto-backup removed, since nothing was changed: "));
        assertThat(trip.journal.entries()).isEmpty();
    }

    private CheckpointLog log() {
        return new CheckpointLog() {
            @Override
            public void line(Level level, String text) {
                lines.add(text);
            }

            @Override
            public void at(Progress progress) {
                // only the words matter
            }
        };
    }

    private static void mount(TestPostgres.Database database, Path small) throws Exception {
        Object owner;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW data_directory")) {
            assumeTrue(rows.next());
            Path data = Path.of(rows.getString(1));
            owner = Files.getAttribute(data, "unix:uid");
        } catch (IOException | UnsupportedOperationException elsewhere) {
            abort("the server's folder is not to be seen");
            return;
        }
        run("mount", "-t", "tmpfs", "-o", "size=4m,mode=0700,uid=" + owner, "tmpfs", small.toString());
    }

    private static void run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            assumeTrue(process.waitFor() == 0, String.join(" ", command) + " is refused here");
        } catch (IOException missing) {
            abort("there is no " + command[0] + " here");
        }
    }
}
