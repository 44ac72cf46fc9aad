package plumbline.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.activity.KeptStatements;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.Sql;
import plumbline.testing.JamSamples;

final class SchemaTest {

    private static final Duration BUSY = Duration.ofSeconds(5);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void knowsAsManyFormsAsThereAreMigrations() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("resources/plumbline/store/migrations"))) {
            List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
            assertEquals(Schema.CURRENT.newest(), names.size());
            assertTrue(names.getLast().startsWith("V%03d__".formatted(Schema.CURRENT.newest())), names.getLast());
        }
    }

    @Test
    void keepsTheDataOfAnOlderStoreAndACopyOfIt() throws SQLException, IOException {
        Home home = new Home(folder.resolve("home"));
        try (Store old = new Store(home)) {
            new SqliteUiState(old).put("theme", "\"dark\"");
            new SqliteJournal(old).intend(Samples.entry("R-1"), Samples.images("a", "b"));
        }
        try (Store store = new Store(home, next(), BUSY)) {
            assertEquals(Optional.of("\"dark\""), new SqliteUiState(store).get("theme"));
            assertEquals(Optional.of(Samples.images("a", "b")), new SqliteJournal(store).change("R-1"));
            assertEquals(Optional.of("new"), store.read(view -> view
                    .first(Sql.of("SELECT added FROM ui_state WHERE name = 'theme'"), row -> row.getString(1))));
        }
        Path copy = copies(home).getFirst();
        try (Connection connection = StoreFile.readable(copy, BUSY).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM ui_state")) {
            assertEquals(1, row.getInt(1));
        }
        assertEquals("rw-------", PosixFilePermissions
                .toString(Files.getPosixFilePermissions(copy)));
    }

    @Test
    void aStoreOfTheSecondFormLearnsToKeepWaits() throws IOException {
        Home home = new Home(folder.resolve("home"));
        Path old = Files.createDirectories(folder.resolve("migrations"));
        Path all = Path.of("resources/plumbline/store/migrations");
        for (String each : List.of("V001__history_and_journal.sql", "V002__what_people_decided.sql")) {
            Files.copy(all.resolve(each), old.resolve(each));
        }
        try (Store store = new Store(home, new Schema(2, List.of("filesystem:" + old)), BUSY)) {
            new SqliteUiState(store).put("theme", "dark");
        }
        try (Store store = new Store(home)) {
            SqliteLockHistory history = new SqliteLockHistory(store,
                    new Retention(store, () -> JamSamples.NOW, Retention.IMAGES), () -> KeptStatements.WHOLE);
            history.keep("shop", JamSamples.queue(JamSamples.NOW, 3));
            assertEquals(Optional.of(JamSamples.queue(JamSamples.NOW, 3)), history.at(1, JamSamples.NOW));
            assertEquals(Optional.of("dark"), new SqliteUiState(store).get("theme"));
        }
    }

    @Test
    void keepsTheFiveNewestCopies() throws IOException {
        Home home = new Home(folder).create();
        home.created(home.databaseCopies());
        for (int i = 1; i <= 7; i++) {
            Files.createFile(home.databaseCopies().resolve("plumbline-2020010" + i + "T000000.000Z-form-1.db"));
        }
        try (Store store = new Store(home)) {
            store.open();
        }
        try (Store store = new Store(home, next(), BUSY)) {
            store.open();
        }
        List<Path> left = copies(home);
        assertEquals(5, left.size());
        assertTrue(left.getFirst().toString().contains("20200104"), left.toString());
        assertTrue(Files.size(left.getLast()) > 0, "the one just made is the newest");
    }

    @Test
    void refusesANewerStoreAndTouchesNothing() throws IOException {
        Home home = new Home(folder.resolve("home"));
        try (Store newer = new Store(home, next(), BUSY)) {
            new SqliteUiState(newer).put("theme", "\"dark\"");
        }
        byte[] before = Files.readAllBytes(home.database());
        try (Store store = new Store(home)) {
            ProblemException refused = assertThrows(ProblemException.class, store::open);
            assertEquals(ProblemCode.STORE, refused.problem().code());
            assertTrue(refused.problem().detail().contains("newer version"), refused.problem().detail());
        }
        assertArrayEquals(before, Files.readAllBytes(home.database()));
        assertFalse(Files.exists(home.databaseCopies()));
    }

    private static List<Path> copies(Home home) throws IOException {
        try (Stream<Path> files = Files.list(home.databaseCopies())) {
            return files.sorted().toList();
        }
    }

    private static Schema next() {
        List<String> locations = new ArrayList<>(Schema.CURRENT.locations());
        locations.add("classpath:plumbline/store/next");
        return new Schema(999, locations);
    }
}
