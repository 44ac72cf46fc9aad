package plumbline.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.check.Baselines;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckRunner;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.pack.Check;
import plumbline.core.pack.yaml.PackShelf;
import plumbline.core.repair.Actor;
import plumbline.core.repair.RepairEngine;
import plumbline.core.repair.RepairPlan;
import plumbline.core.repair.RepairRequest;
import plumbline.core.repair.RepairResult;
import plumbline.core.service.ApplicationService;
import plumbline.core.target.Engine;
import plumbline.core.work.WorkContext;
import plumbline.store.Home;
import plumbline.store.SqliteJournal;
import plumbline.store.Store;
import plumbline.testing.Forgetful;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// Ten million usage rows, a million counters of which 100,000 are wrong: the check beside psql with the same statement,
/// preview and apply beside a bare UPDATE that counts for itself, in turn.
///
/// Goals: check at most 1.15 times psql, preview and apply at most 2 times the bare UPDATE, each; a heap under 256 MiB
/// (run it with `-Xmx256m`). They are printed, not asserted: other programs on the machine would decide. psql is taken
/// from the path or from Debian's folders; without one the driver alone stands in for it, and the output says so.
@Tag("bench")
final class RepairBench {

    private static final int TIMES = 3;
    private static final long WRONG = 100_000;
    private static final String SCHEMA = """
            CREATE TABLE distillations (id bigint PRIMARY KEY, keyword text NOT NULL, usage_count integer NOT NULL,
                created_at timestamptz NOT NULL DEFAULT now());
            CREATE TABLE distillation_usage (id bigint PRIMARY KEY, distillation_id bigint NOT NULL,
                article_id bigint NOT NULL, used_at timestamptz NOT NULL DEFAULT now());
            INSERT INTO distillation_usage (id, distillation_id, article_id)
                SELECT n, (n::bigint * 7919) % 1000000 + 1, n % 50000 FROM generate_series(1, 10000000) AS n;
            INSERT INTO distillations (id, keyword, usage_count)
                SELECT n, 'keyword ' || n, 10 + (n % 10 = 0)::int FROM generate_series(1, 1000000) AS n;
            CREATE INDEX ON distillation_usage (distillation_id);
            """;
    private static final String BARE = """
            UPDATE distillations AS d SET usage_count = c.n
            FROM (SELECT u.distillation_id AS id, count(*) AS n FROM distillation_usage AS u
                  GROUP BY u.distillation_id) AS c
            WHERE c.id = d.id AND d.usage_count <> c.n""";
    private static final String FAULTS = "UPDATE distillations SET usage_count = 11 WHERE id % 10 = 0";

    @TempDir
    Path folder;

    private final TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
    private final Optional<Path> psql = findPsql();

    @Test
    void checkPreviewAndApplyBesidePsql() throws Exception {
        database.run(SCHEMA);
        database.run("VACUUM (ANALYZE, FREEZE) distillation_usage");
        TestSessions sessions = new TestSessions();
        PackShelf packs = new PackShelf(folder.resolve("packs"));
        CheckRunner checks = new CheckRunner(sessions.sessions(), packs, new Forgetful(), Baselines.none(),
                IgnoredFindings.none(), ApplicationService.none(), InstantSource.system());
        long[][] ms = new long[5][TIMES];
        try (Store store = new Store(new Home(folder.resolve("home")).create())) {
            RepairEngine repairs = new RepairEngine(sessions.sessions(), packs, IgnoredFindings.none(),
                    ApplicationService.none(), new SqliteJournal(store), new Actor("bench", "bench"),
                    InstantSource.system());
            Check check = checks.chosen(database.target(), List.of(), List.of("usage-count")).orThrow().getFirst();
            String sql = check.statement(Engine.POSTGRESQL).orElseThrow().source();
            for (int i = 0; i < TIMES; i++) {
                quiet();
                ms[0][i] = time(() -> psql(sql));
                CheckResult[] result = new CheckResult[1];
                ms[1][i] = time(() -> result[0] = checks.run(database.target(), check, 100_000, WorkContext.none()));
                assertEquals(WRONG, result[0].count());
                quiet();
                ms[2][i] = time(() -> psql(BARE));
                database.run(FAULTS);
                quiet();
                RepairRequest request = new RepairRequest(database.target(), check, check.repairs().getFirst(),
                        List.of(), "");
                RepairPlan[] plan = new RepairPlan[1];
                ms[3][i] = time(() -> plan[0] = repairs.preview(request, WorkContext.none()).orThrow());
                quiet();
                RepairResult[] done = new RepairResult[1];
                ms[4][i] = time(() -> done[0] = repairs.apply(plan[0], WorkContext.none()).orThrow());
                assertEquals(WRONG, done[0].changed());
                database.run(FAULTS);
            }
        }
        sessions.close();
        print(ms);
    }

    private void print(long[][] ms) {
        String[] names = {psql.isPresent() ? "psql, same statement" : "driver, same statement (no psql)", "check",
            "bare UPDATE with its count", "preview", "apply"};
        System.out.printf(Locale.ROOT, "%n10 M usage rows, 1 M counters, 100,000 wrong; ms, median of %d%n", TIMES);
        for (int i = 0; i < names.length; i++) {
            System.out.printf(Locale.ROOT, "  %-34s %7d  %s%n", names[i], median(ms[i]), Arrays.toString(ms[i]));
        }
        System.out.printf(Locale.ROOT,
                "  check %.2f times psql (goal 1.15), preview %.2f, apply %.2f times the UPDATE (goal 2), -Xmx %d MiB%n",
                (double) median(ms[1]) / median(ms[0]), (double) median(ms[3]) / median(ms[2]),
                (double) median(ms[4]) / median(ms[2]), Runtime.getRuntime().maxMemory() >> 20);
    }

    /// Dead rows of the round before would slow the next one.
    private void quiet() {
        database.run("VACUUM (ANALYZE) distillations");
        database.run("CHECKPOINT");
    }

    private Object psql(String sql) throws IOException, InterruptedException {
        if (psql.isEmpty()) {
            database.run(sql);
            return "";
        }
        Process process = new ProcessBuilder(psql.get().toString(), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1",
                "-h", database.host(), "-p", String.valueOf(database.port()), "-U", database.user(), "-d",
                database.name(), "-c", sql).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertEquals(0, process.waitFor());
        return "";
    }

    private static Optional<Path> findPsql() {
        Stream<Path> onPath = Arrays.stream(System.getenv("PATH").split(":", -1)).map(Path::of)
                .map(each -> each.resolve("psql"));
        Stream<Path> debian = Stream.of("18", "17", "16", "15", "14", "13")
                .map(major -> Path.of("/usr/lib/postgresql", major, "bin", "psql"));
        return Stream.concat(onPath, debian).filter(Files::isExecutable).findFirst();
    }

    private static long time(Callable<?> work) throws Exception {
        long began = System.nanoTime();
        work.call();
        return (System.nanoTime() - began) / 1_000_000;
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
