package plumbline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import plumbline.core.target.Engine;
import plumbline.db.jdbc.Deadlines;
import plumbline.db.jdbc.JdbcSessions;
import plumbline.db.postgresql.PasswordSources;
import plumbline.db.postgresql.PostgresDriver;
import plumbline.db.sqlite.SqliteDriver;

/// The real sessions, as the product wires them, for tests of what stands on them.
public final class TestSessions implements AutoCloseable {

    private final JdbcSessions sessions;

    public TestSessions() {
        this(Deadlines.DEFAULT);
    }

    public TestSessions(Deadlines deadlines) {
        this.sessions = new JdbcSessions(Map.of(Engine.POSTGRESQL,
                new PostgresDriver(new PasswordSources(Map.of()), deadlines), Engine.SQLITE, new SqliteDriver()),
                deadlines);
    }

    public JdbcSessions sessions() {
        return sessions;
    }

    /// A new folder below another one.
    public static Path freshFolder(Path parent) {
        try {
            return Files.createTempDirectory(parent, "x");
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    @Override
    public void close() {
        sessions.close();
    }
}
