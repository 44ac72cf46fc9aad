package plumbline.demo;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/// Opens sessions with the demo's server.
///
/// @param password the superuser's
record Logins(int port, String password) {

    /// The role that owns the demo's data and that the console connects as.
    static final String DBA = "dba";

    private static final int SECONDS = 10;

    /// A superuser's session that sends a script whole.
    Connection superuser(String database) throws SQLException {
        PGSimpleDataSource source = source(database, "plumbline-demo");
        source.setUser(PostgresServer.SUPERUSER);
        source.setPassword(password);
        source.setPreferQueryMode(PreferQueryMode.SIMPLE);
        return source.getConnection();
    }

    /// A session of an application.
    Connection application(DemoSystem system, String name) throws SQLException {
        PGSimpleDataSource source = source(system.database(), name);
        source.setUser(system.role());
        return source.getConnection();
    }

    private PGSimpleDataSource source(String database, String application) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[]{PostgresServer.HOST});
        source.setPortNumbers(new int[]{port});
        source.setDatabaseName(database);
        source.setLoginTimeout(SECONDS);
        source.setSslMode("disable");
        source.setApplicationName(application);
        return source;
    }

    /// Leaves the password out.
    @Override
    public String toString() {
        return PostgresServer.HOST + ":" + port;
    }
}
