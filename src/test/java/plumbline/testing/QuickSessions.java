package plumbline.testing;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import plumbline.core.session.Diagnosis;
import plumbline.core.target.Engine;
import plumbline.core.target.Secrets;
import plumbline.db.jdbc.Deadlines;
import plumbline.db.jdbc.EngineDiagnosis;
import plumbline.db.jdbc.EngineDriver;
import plumbline.db.jdbc.JdbcSessions;
import plumbline.db.postgresql.PasswordSources;
import plumbline.db.postgresql.PostgresDiagnosis;
import plumbline.db.postgresql.PostgresDriver;
import plumbline.db.sqlite.SqliteDiagnosis;
import plumbline.db.sqlite.SqliteDriver;

/// Sessions as the product wires them, with deadlines short enough for tests.
public final class QuickSessions {

    /// Two seconds to open, one beyond a statement's time for the socket and two for the watchdog.
    public static final Deadlines SHORT = new Deadlines(Duration.ofSeconds(2), Duration.ofSeconds(1),
            Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(5));

    private QuickSessions() {}

    /// Sessions without any password.
    public static JdbcSessions open() {
        return open(new PasswordSources(Map.of("HOME", "/nonexistent")), SHORT);
    }

    /// Sessions with the given passwords and deadlines.
    public static JdbcSessions open(Secrets secrets, Deadlines deadlines) {
        Map<Engine, EngineDriver> drivers = new EnumMap<>(Engine.class);
        drivers.put(Engine.POSTGRESQL, new PostgresDriver(secrets, deadlines));
        drivers.put(Engine.SQLITE, new SqliteDriver());
        return new JdbcSessions(drivers, deadlines);
    }

    /// What tries connections.
    public static Diagnosis diagnosis(Secrets secrets) {
        Map<Engine, Diagnosis> byEngine = new EnumMap<>(Engine.class);
        byEngine.put(Engine.POSTGRESQL, new PostgresDiagnosis(new PostgresDriver(secrets, SHORT), SHORT));
        byEngine.put(Engine.SQLITE, new SqliteDiagnosis(new SqliteDriver()));
        return new EngineDiagnosis(byEngine);
    }
}
