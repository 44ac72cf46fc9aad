package plumbline.packs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.check.CheckStatus;
import plumbline.core.service.ApplicationService;

final class EnergyFaultsPackTest {

    private static final String PACK = "energy-faults";

    /// 240 months, 34 comments, 13,680 details, 272 faults, 28 links: the baseline.
    private static final String SCHEMA = """
            CREATE TABLE numbers (n INTEGER PRIMARY KEY);
            CREATE TABLE pue_data (month TEXT, "备注" TEXT, pue_value REAL, total_kwh REAL, it_kwh REAL, site TEXT,
                "Mixed Case" TEXT, id INTEGER PRIMARY KEY);
            CREATE TABLE pue_comment (content TEXT, pue_id INTEGER REFERENCES pue_data (id), id INTEGER PRIMARY KEY);
            CREATE TABLE pue_drill_down (kwh REAL, device TEXT, pue_id INTEGER REFERENCES pue_data (id),
                id INTEGER PRIMARY KEY);
            CREATE TABLE fault_record (recovered_at TEXT, occurred_at TEXT, site TEXT, fault_no TEXT,
                id INTEGER PRIMARY KEY);
            CREATE TABLE huijugugan (peak_percent REAL, device TEXT, ring TEXT, id INTEGER PRIMARY KEY);
            INSERT INTO numbers WITH RECURSIVE g (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM g WHERE n < 13680)
                SELECT n FROM g;
            INSERT INTO pue_data SELECT printf('2025-%02d', n % 12 + 1), '甲', 1.5, 150, 100, '机房' || (n / 12), 'x', n
                FROM numbers WHERE n <= 240;
            INSERT INTO pue_comment SELECT '说明', n, n FROM numbers WHERE n <= 34;
            INSERT INTO pue_drill_down SELECT 1.5, '空调', n % 240 + 1, n FROM numbers;
            INSERT INTO fault_record SELECT '2025-02-01 12:00:00', '2025-02-01T09:00:00', '机楼', 'GZ' || n, n
                FROM numbers WHERE n <= 272;
            INSERT INTO huijugugan SELECT 50, '华为', '环', n FROM numbers WHERE n <= 28;
            """;

    @TempDir
    static Path folder;

    private static PackBench bench() {
        PackBench bench = new PackBench(PACK, PackBench.SQLITE, folder, ApplicationService.none());
        bench.run(SCHEMA);
        return bench;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            foreign-keys                 | 3  | UPDATE pue_comment SET pue_id = 900 WHERE id <= 3
            orphaned-comments            | 3  | UPDATE pue_comment SET pue_id = 900 WHERE id <= 3
            orphaned-drill-downs         | 57 | DELETE FROM pue_data WHERE id = 100
            rows-pue-data                | 1  | DELETE FROM pue_data WHERE id > 210
            rows-fault-record            | 1  | DELETE FROM fault_record WHERE id > 200
            rows-huijugugan              | 1  | DELETE FROM huijugugan WHERE id > 20
            rows-pue-comment             | 1  | DELETE FROM pue_comment
            rows-pue-drill-down          | 1  | DELETE FROM pue_drill_down WHERE id > 12000
            pue-out-of-range             | 2  | UPDATE pue_data SET pue_value = id - 0.5 WHERE id IN (1, 9)
            pue-without-value            | 2  | UPDATE pue_data SET pue_value = NULL WHERE id IN (1, 9)
            pue-recorded-twice           | 2  | UPDATE pue_data SET site = '机房1', month = '2025-01' WHERE id IN (50, 70)
            negative-energy              | 3  | UPDATE pue_drill_down SET kwh = -kwh WHERE id IN (5, 6, 7)
            recovered-before-occurred    | 2  | UPDATE fault_record SET recovered_at = '2025-01-31' WHERE id < 3
            fault-in-the-future          | 1  | UPDATE fault_record SET occurred_at = '2125-01-01', recovered_at = NULL WHERE id = 3
            fault-recorded-twice         | 4  | UPDATE fault_record SET fault_no = 'GZ1' WHERE id BETWEEN 11 AND 14
            fault-without-data           | 3  | UPDATE fault_record SET site = ' ' WHERE id BETWEEN 11 AND 13
            load-over-100                | 2  | UPDATE huijugugan SET peak_percent = 100.1 WHERE id < 3
            """)
    void findsThePlantedFaultAndPutsItRightAndBack(String check, long count, String fault) {
        try (PackBench bench = bench()) {
            assertEquals(CheckStatus.CLEAN, bench.ask(check).status());
            bench.run(fault);
            assertEquals(count, bench.ask(check).count());
            bench.ways(check).forEach(way -> bench.roundTrip(check, way));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file-integrity", "wal-size", "open-faults"})
    void asksASoundDatabase(String check) {
        try (PackBench bench = bench()) {
            assertEquals(CheckStatus.CLEAN, bench.ask(check).status());
        }
    }

    /// A connection that stays open and checkpoints nothing leaves the log as long as what was written.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1  | CLEAN
            70 | FINDINGS
            """)
    void measuresTheWriteAheadLog(int mebibytes, CheckStatus status) throws SQLException {
        try (PackBench bench = bench();
                Connection writer = bench.connect();
                Statement statement = writer.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA wal_autocheckpoint = 0");
            statement.execute("CREATE TABLE blobs (id INTEGER PRIMARY KEY, b BLOB)");
            statement.execute("INSERT INTO blobs SELECT n, zeroblob(1048576) FROM numbers WHERE n <= " + mebibytes);
            assertEquals(status, bench.ask("wal-size").status());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows-huijugugan", "load-over-100"})
    void skipsWhatNeedsAMissingTable(String check) {
        try (PackBench bench = bench()) {
            bench.run("DROP TABLE huijugugan");
            assertEquals(CheckStatus.SKIPPED, bench.ask(check).status());
        }
    }

    @Test
    void findsTheDemosPlantedFaultsAndPutsThemRight() {
        Map<String, String> checks = Map.of("comment-without-pue", "orphaned-comments", "drill-down-without-pue",
                "orphaned-drill-downs", "drift-fault-record", "rows-fault-record", "drift-huijugugan",
                "rows-huijugugan");
        try (PackBench bench = new PackBench(PACK, PackBench.SQLITE, folder, ApplicationService.none())) {
            bench.demo("energy");
            Map<String, Long> found = new TreeMap<>();
            PackBench.planted("energy").keySet().forEach(id -> found.put(id,
                    bench.ask(Objects.requireNonNull(checks.getOrDefault(id, id))).count()));
            assertEquals(PackBench.planted("energy"), found);
            // a comment of the demo must name a month, so it can't be kept without one
            List.of("orphaned-comments", "orphaned-drill-downs", "pue-out-of-range", "negative-energy",
                    "recovered-before-occurred", "fault-recorded-twice")
                    .forEach(id -> bench.roundTrip(id, bench.ways(id).getFirst()));
        }
    }
}
