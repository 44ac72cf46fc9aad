package plumbline.packs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.check.CheckStatus;
import plumbline.core.pack.Repair;
import plumbline.core.service.ApplicationService;

final class UsageTrackingPackTest {

    private static final String PACK = "usage-tracking";
    private static final List<String> KINDS = List.of("13", "18", PackBench.SQLITE);

    /// Result n of 1 to 8 was used n times and has a topic; 100 tasks succeeded.
    private static final String SCHEMA = """
            CREATE TABLE articles ("标题" TEXT, id BIGINT NOT NULL PRIMARY KEY);
            CREATE TABLE distillations (created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, "备注" TEXT, usage_count INTEGER,
                keyword TEXT NOT NULL, "Mixed Case" INTEGER, id BIGINT NOT NULL PRIMARY KEY);
            CREATE TABLE distillation_usage (used_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
                article_id BIGINT CONSTRAINT to_article REFERENCES articles (id) ON DELETE CASCADE, "谁 Who" TEXT,
                distillation_id BIGINT CONSTRAINT to_result REFERENCES distillations (id) ON DELETE CASCADE,
                id BIGINT NOT NULL PRIMARY KEY);
            CREATE TABLE distillation_topics (question TEXT, distillation_id BIGINT, id BIGINT NOT NULL PRIMARY KEY);
            CREATE TABLE generation_tasks (id BIGINT NOT NULL PRIMARY KEY, status TEXT,
                created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP);
            CREATE TABLE numbers (n BIGINT NOT NULL PRIMARY KEY);
            INSERT INTO numbers WITH RECURSIVE g (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM g WHERE n < 100)
                SELECT n FROM g;
            INSERT INTO articles (id, "标题") SELECT n, '文章' FROM numbers;
            INSERT INTO distillations (id, keyword, usage_count, "备注", "Mixed Case")
                SELECT n, '词 "甲"', n, '乙', 1 FROM numbers WHERE n <= 8;
            INSERT INTO distillation_usage (id, distillation_id, article_id, "谁 Who")
                SELECT d.n * 10 + u.n, d.n, d.n * 10 + u.n, '丙' FROM numbers d JOIN numbers u ON u.n <= d.n WHERE d.n <= 8;
            INSERT INTO distillation_topics (id, distillation_id, question)
                SELECT n, n, '多少钱?' FROM numbers WHERE n <= 8;
            INSERT INTO generation_tasks (id, status) SELECT n, 'completed' FROM numbers;
            CREATE INDEX i1 ON distillations (usage_count);
            CREATE INDEX i2 ON distillation_usage (distillation_id, id);
            CREATE INDEX i3 ON distillation_usage (article_id);
            CREATE INDEX i4 ON distillation_topics (distillation_id);
            """;

    /// Planted fault, planted on PostgreSQL before it, and how many findings it makes.
    record Fault(String check, long count, String script, String postgres) {}

    private static final List<Fault> FAULTS = List.of(
            new Fault("usage-count", 2, "UPDATE distillations SET usage_count = NULL WHERE id > 6;", ""),
            new Fault("usage-without-article", 3, "DELETE FROM articles WHERE id IN (33, 71, 72);",
                    "ALTER TABLE distillation_usage DROP CONSTRAINT to_article;\n"),
            new Fault("usage-without-distillation", 5, "DELETE FROM distillations WHERE id = 5;",
                    "ALTER TABLE distillation_usage DROP CONSTRAINT to_result;\n"),
            new Fault("usage-older-than-six-months", 4,
                    "UPDATE distillation_usage SET used_at = '2020-02-29 12:00:00' WHERE id IN (11, 21, 22, 88);", ""),
            new Fault("generation-success", 1, "UPDATE generation_tasks SET status = 'failed' WHERE id <= 6;", ""),
            new Fault("wrong-recommendation", 1, "UPDATE distillations SET usage_count = 0 WHERE id = 8;", ""),
            new Fault("distillation-without-topics", 2, "DELETE FROM distillation_topics WHERE id IN (1, 8);", ""),
            new Fault("missing-indexes", 2, "DROP INDEX i1;\nDROP INDEX i3;", ""),
            new Fault("lost-cascades", 2, "",
                    "ALTER TABLE distillation_usage DROP CONSTRAINT to_article, DROP CONSTRAINT to_result;\n"));

    @TempDir
    static Path folder;

    private static PackBench bench(String kind, ApplicationService service) {
        PackBench bench = new PackBench(PACK, kind, folder, service);
        bench.run(SCHEMA);
        return bench;
    }

    static List<Arguments> faults() {
        List<Arguments> faults = new ArrayList<>();
        for (String kind : KINDS) {
            for (Fault fault : FAULTS) {
                if (!kind.equals(PackBench.SQLITE) || !fault.script().isEmpty()) {
                    faults.add(Arguments.of(kind, fault));
                }
            }
        }
        return faults;
    }

    @ParameterizedTest
    @MethodSource("faults")
    void findsThePlantedFaultAndPutsItRightAndBack(String kind, Fault fault) {
        try (PackBench bench = bench(kind, ApplicationService.none())) {
            assertEquals(CheckStatus.CLEAN, bench.ask(fault.check()).status());
            bench.run((kind.equals(PackBench.SQLITE) ? "" : fault.postgres()) + fault.script());
            assertEquals(fault.count(), bench.ask(fault.check()).count());
            for (Repair way : bench.ways(fault.check())) {
                bench.roundTrip(fault.check(), way);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18"})
    void createsIndexesWhileTheApplicationWrites(String kind) {
        try (PackBench bench = bench(kind, ApplicationService.none())) {
            bench.run("DROP INDEX i1;\nDROP INDEX i4;");

            bench.apply("missing-indexes", "create-concurrently");

            assertEquals(0, bench.ask("missing-indexes").count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18"})
    void dropsAnIndexThatNothingUsesAndBuildsItAgain(String kind) {
        try (PackBench bench = bench(kind, ApplicationService.none())) {
            bench.run("DROP INDEX i2;\nDROP INDEX i3;\nCREATE INDEX \"Größe 大\" ON distillations (keyword, id);");
            bench.run("INSERT INTO distillations (id, keyword, usage_count)"
                    + " SELECT 50000 + n, 'k' || n, 0 FROM generate_series(1, 40000) n;");
            assertTrue(bench.ask("unused-indexes").rows().stream().anyMatch(row -> row.text(1).equals("Größe 大")));
            bench.roundTrip("unused-indexes", bench.ways("unused-indexes").getFirst());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", PackBench.SQLITE})
    void theApplicationsOwnRepairIsRecorded(String kind) {
        List<PackBench> benches = new ArrayList<>();
        ApplicationService service = (_, method, path, _, _) -> {
            assertEquals("POST /api/distillation/repair-usage-stats", method + " " + path);
            benches.getFirst().run("UPDATE distillations SET usage_count = id;");
            return new ApplicationService.Answer(200, "", 1);
        };
        try (PackBench bench = bench(kind, service)) {
            benches.add(bench);
            bench.run("UPDATE distillations SET usage_count = 99 WHERE id IN (2, 3);");
            assertEquals(2, bench.apply("usage-count", "application").change().size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", PackBench.SQLITE})
    void withoutTasksTheSuccessRateIsClean(String kind) {
        try (PackBench bench = bench(kind, ApplicationService.none())) {
            bench.run("DELETE FROM generation_tasks;");
            assertEquals(CheckStatus.CLEAN, bench.ask("generation-success").status());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", PackBench.SQLITE})
    void asksEveryCheckOfASoundDatabase(String kind) {
        try (PackBench bench = bench(kind, ApplicationService.none())) {
            bench.checks().forEach(check -> bench.ask(check.id()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", PackBench.SQLITE})
    void skipsWhatNeedsAMissingTable(String kind) {
        try (PackBench bench = bench(kind, ApplicationService.none())) {
            bench.run("DROP TABLE distillation_topics;");
            assertEquals(CheckStatus.SKIPPED, bench.ask("wrong-recommendation").status());
            assertEquals(CheckStatus.CLEAN, bench.ask("usage-count").status());
        }
    }

    @Test
    void findsTheDemosPlantedFaultsAndPutsThemRight() {
        Map<String, String> checks = Map.of("wrong-usage-count", "usage-count", "low-generation-success",
                "generation-success", "missing-index", "missing-indexes", "lost-cascade", "lost-cascades");
        try (PackBench bench = new PackBench(PACK, "18", folder, ApplicationService.none())) {
            bench.demo("usage-tracking");
            Map<String, Long> found = new TreeMap<>();
            PackBench.planted("usage-tracking").keySet().forEach(id -> found.put(id,
                    bench.ask(Objects.requireNonNull(checks.getOrDefault(id, id))).count()));
            assertEquals(PackBench.planted("usage-tracking"), found);
            bench.checks().stream().filter(check -> !bench.ways(check.id()).isEmpty()).forEach(check -> {
                bench.ways(check.id()).stream().filter(way -> !way.id().equals("add"))
                        .forEach(way -> bench.roundTrip(check.id(), way));
                assertTrue(bench.ask(check.id()).problem() == null, check.id());
            });
        }
    }
}
