package plumbline.db.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Diagnosis;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;
import plumbline.db.jdbc.Failure;
import plumbline.db.jdbc.Purpose;

/// Opens a SQLite file as a session for watching would and says what it found.
public final class SqliteDiagnosis implements Diagnosis {

    private static final Duration STATEMENT = Duration.ofSeconds(5);

    private final SqliteDriver driver;

    public SqliteDiagnosis(SqliteDriver driver) {
        this.driver = driver;
    }

    @Override
    public Outcome<Found> test(Target target) {
        long begun = System.nanoTime();
        return Outcome.of(() -> {
            try (Connection connection = driver.open(target, Purpose.MONITOR, STATEMENT);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("PRAGMA journal_mode")) {
                row.next();
                boolean wal = row.getString(1).equalsIgnoreCase("wal");
                Identity identity = driver.identity(connection);
                long millis = (System.nanoTime() - begun) / 1_000_000;
                return new Found("SQLite " + identity.version().text(), identity.line(), millis,
                        notes(SqliteCodes.path(target), wal));
            } catch (SQLException failure) {
                throw new ProblemException(driver.problem(Failure.plain(failure), target), failure);
            }
        });
    }

    private static List<Note> notes(Path file, boolean wal) {
        List<Note> notes = new ArrayList<>();
        if (!Files.isWritable(file)) {
            notes.add(new Note("diagnosis.note.file-read-only", file.toString()));
        }
        Path folder = file.toAbsolutePath().getParent();
        if (wal && folder != null && !Files.isWritable(folder)) {
            notes.add(new Note("diagnosis.note.folder-read-only", folder.toString()));
        }
        return notes;
    }
}
