package plumbline.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.problem.Effect;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Address;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.db.sqlite.SqliteBackups;

final class SqliteBackupsTest {

    private final SqliteBackups copies = new SqliteBackups();

    @TempDir
    Path folder;

    private Path live = Path.of("");
    private Path copy = Path.of("");
    private Path safety = Path.of("");

    @BeforeEach
    void places() {
        live = folder.resolve("db.sqlite3");
        copy = folder.resolve("copy 复.sqlite3");
        safety = folder.resolve("db.sqlite3.before_restore.20260101_000000");
    }

    private Target target() {
        return Target.adHoc(new Address.SqliteAddress(live), Environment.TEST);
    }

    private static Connection open(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static void run(Path file, String... statements) throws SQLException {
        try (Connection connection = open(file); Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static long rows(Path file) throws SQLException {
        try (Connection connection = open(file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM pue")) {
            return row.getLong(1);
        }
    }

    private void fill(String mode) throws SQLException {
        run(live, "PRAGMA journal_mode = " + mode, "CREATE TABLE pue (id INTEGER PRIMARY KEY, text TEXT)",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 240)"
                        + " INSERT INTO pue SELECT i, hex(randomblob(200)) FROM n");
        copies.copy(target(), copy, WorkContext.none());
        run(live, "DELETE FROM pue WHERE id > 5", "INSERT INTO pue VALUES (9999, 'after')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void putsTheRowsOfTheCopyBackAndSavesWhatWasThere(String mode) throws SQLException {
        fill(mode);

        copies.restore(target(), copy, safety, WorkContext.none());

        assertEquals(240, rows(live));
        assertEquals(6, rows(safety));
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void leavesTheFileOpenToOthersAfterwards(String mode) throws SQLException {
        fill(mode);

        copies.restore(target(), copy, null, WorkContext.none());

        run(live, "INSERT INTO pue VALUES (5000, 'new')");
        assertEquals(241, rows(live));
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void refusesAFileThatAnotherProgramIsWriting(String mode) throws SQLException {
        fill(mode);
        try (Connection other = open(live); Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("DELETE FROM pue");

            ProblemException refused = assertThrows(ProblemException.class,
                    () -> copies.restore(target(), copy, safety, WorkContext.none()));

            assertEquals(ProblemCode.FILE_BUSY, refused.problem().code());
            assertEquals(Effect.NOTHING_CHANGED, refused.problem().effect());
            statement.execute("ROLLBACK");
        }
        assertEquals(6, rows(live));
        assertFalse(Files.exists(safety));
    }

    @Test
    void readersOfARollbackJournalFileAreNotDisturbedBetweenStatements() throws SQLException {
        fill("delete");
        try (Connection reader = open(live); Statement statement = reader.createStatement()) {
            statement.executeQuery("SELECT count(*) FROM pue").close();

            copies.restore(target(), copy, safety, WorkContext.none());

            try (ResultSet row = statement.executeQuery("SELECT count(*) FROM pue")) {
                assertEquals(240, row.getLong(1));
            }
        }
    }

    @Test
    void restoresACopyWithAnotherPageSize() throws SQLException {
        fill("delete");
        Path other = folder.resolve("other.sqlite3");
        run(other, "PRAGMA page_size = 1024", "CREATE TABLE pue (id INTEGER)", "INSERT INTO pue VALUES (1), (2)");

        copies.restore(target(), other, safety, WorkContext.none());

        assertEquals(2, rows(live));
    }

    @Test
    void findsNothingWrongWithASoundCopyAndLeavesNothingBesideIt() throws SQLException, IOException {
        fill("wal");

        assertEquals(List.of(), copies.integrity(copy, WorkContext.none()));

        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.filter(file -> file.toString().contains("copy")).count());
        }
    }

    @Test
    void namesWhatIsWrongWithADamagedCopy() throws SQLException, IOException {
        fill("delete");
        byte[] bytes = Files.readAllBytes(copy);
        java.util.Arrays.fill(bytes, bytes.length - 8192, bytes.length - 4096, (byte) 0x5a);
        Files.write(copy, bytes);

        boolean said;
        try {
            said = !copies.integrity(copy, WorkContext.none()).isEmpty();
        } catch (ProblemException refused) {
            said = refused.problem().code() == ProblemCode.FILE_DAMAGED;
        }
        assertTrue(said);
    }

    @Test
    void theSafetyCopyIsReadableForItsOwnerOnly() throws SQLException, IOException {
        fill("delete");

        copies.restore(target(), copy, safety, WorkContext.none());

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(safety)));
    }
}
