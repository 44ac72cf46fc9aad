package plumbline.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteDataSource;

/// How the store's file is opened.
final class StoreFile {

    /// The first SQLite without the WAL-reset bug, which damages a file that two processes write and checkpoint
    /// (sqlite.org, release notes of 3.51.3).
    private static final int LEAST_SQLITE = 3_051_003;

    private static final int WAL_LIMIT = 16 * 1024 * 1024;

    private StoreFile() {}

    /// Connections that write.
    static SQLiteDataSource writable(Path database, Duration busy) {
        SQLiteConfig config = config(busy);
        config.setJournalMode(JournalMode.WAL);
        // an acknowledged write survives a power cut too; WAL's usual NORMAL gives up the last ones
        config.setSynchronous(SynchronousMode.FULL);
        config.setJournalSizeLimit(WAL_LIMIT);
        return source(database, config);
    }

    /// Connections that can't write.
    static SQLiteDataSource readable(Path database, Duration busy) {
        SQLiteConfig config = config(busy);
        config.setReadOnly(true);
        return source(database, config);
    }

    /// Refuses a SQLite library that damages stores.
    static void checkLibrary(String version, StoreProblems problems) {
        String[] parts = version.split("\\.", -1);
        int number = Integer.parseInt(parts[0]) * 1_000_000 + Integer.parseInt(parts[1]) * 1_000
                + (parts.length > 2 ? Integer.parseInt(parts[2]) : 0);
        if (number < LEAST_SQLITE) {
            throw problems.of("SQLite " + version + " can damage it; 3.51.3 or later is needed");
        }
    }

    /// The version of the SQLite library in use.
    static String libraryVersion(SQLiteDataSource source) throws SQLException {
        try (var connection = source.getConnection()) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    private static SQLiteConfig config(Duration busy) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) busy.toMillis());
        config.enforceForeignKeys(true);
        config.setTempStore(TempStore.MEMORY); // rows of others don't belong in /tmp
        // a mapped file turns a disk's error into the death of the process
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "0");
        return config;
    }

    private static SQLiteDataSource source(Path database, SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        // as a URI every special character of the path is escaped: a bare path's ? would begin the driver's parameters
        source.setUrl("jdbc:sqlite:" + database.toUri());
        return source;
    }
}
