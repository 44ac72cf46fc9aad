package plumbline.db.sqlite;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Opens a SQLite file that exists; never makes one.
final class SqliteFile {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteFile.class);
    private static final int ROLLING_BACK_MILLIS = 500;
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-_.:";

    private SqliteFile() {}

    /// Opens it with the settings for files that others wrote (SQLite documentation, "Defense Against The Dark Arts").
    ///
    /// @param readOnly   whether it can't be written on this connection
    /// @param busyMillis how long a statement waits for another's lock
    static Connection open(Path path, boolean readOnly, int busyMillis) throws SQLException {
        return open(path, readOnly, readOnly, busyMillis);
    }

    /// Opens a private copy that nobody writes: nothing is put beside it, also where its header says WAL.
    static Connection openUnchanging(Path path) throws SQLException {
        return open(url(path, "ro") + "&immutable=1", true, true, 0);
    }

    private static Connection open(Path path, boolean readOnly, boolean queryOnly, int busyMillis)
            throws SQLException {
        return open(url(path, readOnly ? "ro" : "rw"), readOnly, queryOnly, busyMillis);
    }

    private static Connection open(String url, boolean readOnly, boolean queryOnly, int busyMillis)
            throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setBusyTimeout(busyMillis);
        config.enableLoadExtension(false);
        Properties properties = config.toProperties();
        Connection connection = JDBC.createConnection(url, properties);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA cell_size_check = ON");
            statement.execute("PRAGMA mmap_size = 0");
            if (queryOnly) {
                statement.execute("PRAGMA query_only = ON");
            }
            // the file's header is read with the first statement that needs it
            statement.execute("SELECT count(*) FROM sqlite_schema");
            return connection;
        } catch (SQLException broken) {
            connection.close();
            if (readOnly && broken instanceof SQLiteException known
                    && known.getResultCode() == SQLiteErrorCode.SQLITE_READONLY_ROLLBACK) {
                rollBack(url);
                return open(url, true, queryOnly, busyMillis);
            }
            throw broken;
        }
    }

    /// Who wrote it was killed, and its journal holds what was there before. SQLite puts that back when the file is next
    /// opened by somebody who may write; until then nobody can read it.
    private static void rollBack(String url) throws SQLException {
        LOG.info("rolling back what another process left half done");
        open(url.replace("?mode=ro", "?mode=rw"), false, false, ROLLING_BACK_MILLIS).close();
    }

    private static String url(Path path, String mode) {
        return JDBC.PREFIX + uri(path) + "?mode=" + mode;
    }

    /// The file as a URI in which nothing of its name has a meaning: the driver would read settings after a question mark.
    static String uri(Path path) {
        StringBuilder uri = new StringBuilder("file:");
        String name = path.toAbsolutePath().toString();
        if (!name.startsWith("/")) {
            name = "/" + name.replace('\\', '/');
        }
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean plain = PLAIN.indexOf(c) >= 0;
            if (plain) {
                uri.append(c);
            } else {
                uri.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        return uri.toString();
    }
}
