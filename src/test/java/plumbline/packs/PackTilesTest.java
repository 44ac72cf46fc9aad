package plumbline.packs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.core.health.FileHolders;
import plumbline.core.health.MetricCatalog;
import plumbline.core.health.PollingHealthMonitor;
import plumbline.core.health.Reading;
import plumbline.core.health.TargetHealth;
import plumbline.core.pack.PackTiles;
import plumbline.core.pack.Tile;
import plumbline.core.pack.yaml.PackShelf;
import plumbline.core.target.Address;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.testing.Forgetful;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// Every tile of every pack, asked of a database as the demo makes it.
final class PackTilesTest {

    private static final TestSessions SESSIONS = new TestSessions();

    private final PackShelf shelf = new PackShelf(Path.of("/nonexistent"));
    private final PollingHealthMonitor monitor = new PollingHealthMonitor(SESSIONS.sessions(), MetricCatalog.builtIn(),
            new PackTiles(shelf), FileHolders.untold(), new Forgetful(), InstantSource.system());

    @AfterAll
    static void close() {
        SESSIONS.close();
    }

    private static String resource(String system, String file) {
        try (InputStream stream = Objects
                .requireNonNull(PackTilesTest.class.getResourceAsStream("/plumbline/demo/" + system + "/" + file))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The tiles without a value, and why.
    private List<String> without(String pack, Target target) {
        List<Tile> tiles = shelf.pack(pack).orElseThrow().tiles();
        assertFalse(tiles.isEmpty());
        TargetHealth health = monitor.once(target);
        List<String> without = new ArrayList<>();
        for (Tile tile : tiles) {
            tile.on(target.engine()).ifPresent(metric -> {
                Reading reading = health.reading(metric.id()).orElse(null);
                if (reading == null || reading.value() == null) {
                    without.add(metric.id() + ": " + (reading == null ? "not offered" : reading.problem()));
                }
            });
        }
        return without;
    }

    @ParameterizedTest
    @CsvSource({"13, usage-tracking, usage-tracking", "18, usage-tracking, usage-tracking",
        "13, campaigns, campaigns", "18, campaigns, campaigns", "13, operations, operations",
        "18, operations, operations", "13, licensing, licensing-risk", "18, licensing, licensing-risk"})
    void everyTileHasAValue(int major, String system, String pack) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run(resource(system, "10-schema.sql"));
        if (system.equals("campaigns")) {
            database.run(resource(system, "20-functions.sql"));
        }
        database.run(resource(system, "30-data.sql"));

        assertEquals(List.of(), without(pack, database.target()));
    }

    @Test
    void everyTileOfAFileHasAValue(@TempDir Path folder) throws SQLException {
        Path file = folder.resolve("energy.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(resource("energy", "10-schema.sql"));
            statement.executeUpdate(resource("energy", "30-data.sql"));
        }

        assertEquals(List.of(), without("energy-faults",
                Target.adHoc(new Address.SqliteAddress(file), Environment.TEST)));
    }
}
