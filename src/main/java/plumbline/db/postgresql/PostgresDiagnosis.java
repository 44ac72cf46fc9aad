package plumbline.db.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Diagnosis;
import plumbline.core.sql.Ident;
import plumbline.core.target.Address.PostgresAddress;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;
import plumbline.db.jdbc.Deadlines;
import plumbline.db.jdbc.Failure;
import plumbline.db.jdbc.Purpose;
import plumbline.db.jdbc.SqlFile;

/// Tries a PostgreSQL connection once, as a session for watching would be opened. Where the driver's answer leaves open
/// what it met, the port is asked by hand.
public final class PostgresDiagnosis implements Diagnosis {

    private static final SqlFile FOUND = SqlFile.read("postgresql/diagnosis.sql");
    private static final Duration STATEMENT = Duration.ofSeconds(5);
    private static final int OLDEST = 130_000;

    private final PostgresDriver driver;
    private final Deadlines deadlines;

    public PostgresDiagnosis(PostgresDriver driver, Deadlines deadlines) {
        this.driver = driver;
        this.deadlines = deadlines;
    }

    @Override
    public Outcome<Found> test(Target target) {
        long begun = System.nanoTime();
        return Outcome.of(() -> {
            try (Connection connection = open(target)) {
                return found(connection, target, begun);
            } catch (SQLException failure) {
                throw new ProblemException(driver.problem(Failure.plain(failure), target), failure);
            }
        });
    }

    private Connection open(Target target) {
        try {
            return driver.open(target, Purpose.MONITOR, STATEMENT);
        } catch (ProblemException failed) {
            boolean open = switch (failed.problem().code()) {
                case NO_ANSWER, LOST, NOT_POSTGRESQL, TLS -> true;
                default -> false;
            };
            if (open && target.address() instanceof PostgresAddress address) {
                throw new ProblemException(new PortProbe(address, deadlines.login()).explain(failed.problem()), failed);
            }
            throw failed;
        }
    }

    private Found found(Connection connection, Target target, long begun) throws SQLException {
        Identity identity = driver.identity(connection);
        long millis = (System.nanoTime() - begun) / 1_000_000;
        if (identity.version().number() < OLDEST) {
            throw new ProblemException(
                    Problem.of(ProblemCode.VERSION_TOO_OLD, target.name(), "PostgreSQL " + identity.version().text()));
        }
        List<Note> notes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(FOUND.sql().text());
                ResultSet row = statement.executeQuery()) {
            row.next();
            if (!row.getBoolean("monitors")) {
                notes.add(new Note("diagnosis.note.pg-monitor",
                        "GRANT pg_monitor TO " + new Ident(identity.role()).quoted() + ";"));
            }
            if (row.getBoolean("in_recovery")) {
                notes.add(new Note("diagnosis.note.standby", ""));
            }
            if (!row.getBoolean("encrypted")) {
                notes.add(new Note("diagnosis.note.not-encrypted", target.address().place()));
            }
            if (row.getBoolean("superuser")) {
                notes.add(new Note("diagnosis.note.superuser", identity.role()));
            }
        }
        if (identity.system().isEmpty()) {
            notes.add(
                    new Note("diagnosis.note.no-system-identifier", "GRANT EXECUTE ON FUNCTION pg_control_system() TO "
                            + new Ident(identity.role()).quoted() + ";"));
        }
        return new Found("PostgreSQL " + identity.version().text(), identity.line(), millis, List.copyOf(notes));
    }
}
