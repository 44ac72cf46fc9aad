package plumbline.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteDataSource;

/// Brings the store's tables into the form this version knows.
///
/// Flyway costs one to two seconds in a fresh JVM even where it has nothing to do (measured: 1.9 s on two busy cores),
/// so its own history table is asked first, which costs one millisecond.
///
/// @param newest    the number of the last migration
/// @param locations the class path folders that hold them
record Schema(int newest, List<String> locations) {

    /// What this version knows.
    static final Schema CURRENT = new Schema(3, List.of("classpath:plumbline/store/migrations"));

    private static final int COPIES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    Schema {
        locations = List.copyOf(locations);
    }

    /// Migrates the store where it is older. One process does it, the others wait.
    ///
    /// @throws plumbline.core.problem.ProblemException STORE, where it is newer: then nothing in it is touched
    void bringUp(Home home, StoreProblems problems, Duration busy) throws SQLException, IOException {
        if (version(home, problems, busy) == newest) {
            return;
        }
        try (FileLatch _ = FileLatch.enter(home.folder().resolve("plumbline.db.lock"), PATIENCE)) {
            int found = version(home, problems, busy);
            if (found < newest) {
                SQLiteDataSource source = StoreFile.writable(home.database(), busy);
                if (found > 0) {
                    copy(home, source, found);
                }
                migrate(source, problems);
            }
        }
    }

    // read-only, so that a store from another version is not even checkpointed
    private int version(Home home, StoreProblems problems, Duration busy) throws SQLException {
        int found = 0;
        try (Connection connection = StoreFile.readable(home.database(), busy).getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet there = statement
                    .executeQuery("SELECT 1 FROM sqlite_schema WHERE name = 'flyway_schema_history'")) {
                if (!there.next()) {
                    return 0;
                }
            }
            try (ResultSet row = statement.executeQuery(
                    "SELECT coalesce(max(CAST(version AS INTEGER)), 0) FROM flyway_schema_history WHERE success")) {
                found = row.next() ? row.getInt(1) : 0;
            }
        }
        if (found > newest) {
            throw problems.of("a newer version of Plumbline has written it (form " + found + ", this one knows "
                    + newest + "); nothing was touched, use that version");
        }
        return found;
    }

    private void migrate(SQLiteDataSource source, StoreProblems problems) {
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(source)
                    .locations(locations.toArray(String[]::new))
                    .failOnMissingLocations(true)
                    .cleanDisabled(true)
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException refused) {
            throw problems.of(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static void copy(Home home, SQLiteDataSource source, int found) throws SQLException, IOException {
        Path folder = home.created(home.databaseCopies());
        Path copy = folder.resolve("plumbline-" + STAMP.format(Instant.now()) + "-form-" + found + ".db");
        PrivateFiles.createFile(copy); // VACUUM INTO takes an empty file, and so it is ours alone from the start
        boolean whole = false;
        try (Connection connection = source.getConnection();
                PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, copy.toString());
            vacuum.execute();
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(copy);
            }
        }
        keepNewest(folder);
    }

    private static void keepNewest(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> old = files.filter(file -> String.valueOf(file.getFileName()).startsWith("plumbline-"))
                    .sorted(Comparator.reverseOrder())
                    .skip(COPIES)
                    .toList();
            for (Path each : old) {
                Files.deleteIfExists(each);
            }
        }
    }
}
