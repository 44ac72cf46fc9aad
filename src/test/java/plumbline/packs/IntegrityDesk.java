package plumbline.packs;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import plumbline.core.check.Baselines;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckRunner;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.pack.Check;
import plumbline.core.pack.yaml.PackShelf;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.repair.Actor;
import plumbline.core.repair.RepairEngine;
import plumbline.core.repair.RepairRequest;
import plumbline.core.service.ApplicationService;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.core.work.WorkContext;
import plumbline.testing.Forgetful;
import plumbline.testing.MemoryJournal;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// The pack `integrity` with the product's own checks and repairs.
final class IntegrityDesk implements AutoCloseable {

    /// Orders of customers as somebody else made them; nothing is wrong with it.
    static final String SOUND = """
            CREATE TABLE "Kunden 客户" ("备注" text, "E-Mail" text, id int PRIMARY KEY);
            CREATE TABLE orders (amount numeric, customer int, "Nr" serial PRIMARY KEY, note text, marks int[],
                CONSTRAINT orders_customer_fkey FOREIGN KEY (customer) REFERENCES "Kunden 客户",
                CONSTRAINT "Betrag ≥ 0" CHECK (amount >= 0));
            CREATE INDEX orders_customer ON orders (customer);
            CREATE TABLE tickets (title text, number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
            CREATE MATERIALIZED VIEW totals AS SELECT customer, sum(amount) AS total FROM orders GROUP BY customer;
            CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER "Stempel" BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
            INSERT INTO "Kunden 客户" (id, "E-Mail") VALUES (1, 'a@example.org'), (2, NULL), (3, 'c@example.org');
            INSERT INTO orders (amount, customer, note) VALUES (10, 1, 'x'), (20.5, 2, NULL), (0, NULL, 'y');
            INSERT INTO tickets (title) VALUES ('one'), ('two');
            REFRESH MATERIALIZED VIEW totals;
            """;

    final MemoryJournal journal = new MemoryJournal();
    final TestSessions sessions = new TestSessions();
    final RepairEngine repairs;
    final CheckRunner checks;

    /// @param folder empty, for packs of a person's own
    IntegrityDesk(Path folder) {
        PackShelf shelf = new PackShelf(folder);
        this.repairs = new RepairEngine(sessions.sessions(), shelf, IgnoredFindings.none(), ApplicationService.none(),
                journal, new Actor("anna", "desk"), InstantSource.system());
        this.checks = new CheckRunner(sessions.sessions(), shelf, new Forgetful(), Baselines.none(),
                IgnoredFindings.none(), ApplicationService.none(), InstantSource.system());
    }

    /// A database with nothing wrong.
    static TestPostgres.Database sound(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run(SOUND);
        return database;
    }

    Check check(Target target, String id) {
        return checks.chosen(target, List.of("integrity"), List.of(id)).orThrow().getFirst();
    }

    CheckResult ask(Target target, String id) {
        return checks.run(target, check(target, id), 1000, WorkContext.none());
    }

    /// The findings' keys, each as one word.
    Set<String> found(Target target, String id) {
        CheckResult result = ask(target, id);
        Problem problem = result.problem();
        if (problem != null) {
            throw new AssertionError(problem.code() + " " + problem.detail());
        }
        List<Integer> places = result.check().key().stream().map(key -> place(result, key)).toList();
        return result.rows().stream()
                .map(row -> places.stream().map(row::text).collect(Collectors.joining(".")))
                .collect(Collectors.toSet());
    }

    /// A value of the first finding.
    static String first(CheckResult result, String column) {
        return result.rows().getFirst().text(place(result, column));
    }

    private static int place(CheckResult result, String column) {
        for (int i = 0; i < result.columns().size(); i++) {
            if (result.columns().get(i).name().equals(column)) {
                return i;
            }
        }
        return result.rows().isEmpty() ? -1 : fail(column, result);
    }

    private static int fail(String column, CheckResult result) {
        throw new AssertionError(column + " is not in " + result.columns());
    }

    RepairRequest request(Target target, String id, String way) {
        Check check = check(target, id);
        return new RepairRequest(target, check, check.repair(way).orElseThrow(), List.of(), "");
    }

    RepairRequest request(Target target, String id, String way, Map<String, String> key) {
        RepairRequest all = request(target, id, way);
        return new RepairRequest(target, all.check(), all.way(), List.of(key), "");
    }

    static Problem failure(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Failed<?>(Problem problem)) {
            return problem;
        }
        throw new AssertionError("it was done: " + outcome);
    }

    @Override
    public void close() {
        sessions.close();
    }

    /// Work that a test can cancel.
    static final class Cancellable implements WorkContext {

        private final List<Runnable> actions = new CopyOnWriteArrayList<>();
        private volatile boolean cancelled;

        void cancel() {
            cancelled = true;
            actions.forEach(Runnable::run);
        }

        @Override
        public void progress(double fraction, String doing) {
            // nobody looks
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }

        @Override
        public Subscription onCancel(Runnable action) {
            actions.add(action);
            if (cancelled) {
                action.run();
            }
            return () -> actions.remove(action);
        }
    }

    /// Runs something beside the test.
    static <T> CompletableFuture<T> beside(java.util.function.Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> Thread.ofVirtual().start(task));
    }
}
