package plumbline.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.checkpoint.CellChoice;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.Skipped;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.sql.TableName;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.testing.TestPostgres;

/// What the preview of a restore of a part says of PostgreSQL's foreign keys and triggers before anything is locked.
class PostgresPreviewTest extends WithRoundTrip {

    private static final String FAMILY = "CREATE TABLE p (id int PRIMARY KEY, v text);"
            + "CREATE TABLE c (id int PRIMARY KEY, p bigint REFERENCES p (id), v text);"
            + "INSERT INTO p VALUES (1, 'a'), (2, 'b'), (3, 'c');"
            + "INSERT INTO c VALUES (1, 1, 'x'), (2, 2, 'y'), (3, 2, 'z'), (4, NULL, 'n')";

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void childrenWhoseParentsDoNotComeAreCounted(int version) {
        Ground ground = wrecked(version, FAMILY, "DELETE FROM c; DELETE FROM p WHERE id = 2");
        assertThat(ground.warnings("c")).containsExactly("no-parent[public.c, public.p, 2]");
        assertThat(ground.warnings("c", "p")).isEmpty();
        assertThat(ground.refusal("c")).isEqualTo(ProblemCode.CONSTRAINT);
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void childrenOfAParentThatGoesAreCounted(int version) {
        Ground ground = wrecked(version, FAMILY,
                "INSERT INTO p VALUES (9, 'new'), (10, 'alone'); INSERT INTO c VALUES (8, 9, 'new'), (9, 9, 'new')");
        assertThat(ground.warnings("p")).containsExactly("children-stay[public.c, public.p, 2]");
        assertThat(ground.warnings("c", "p")).isEmpty();
        assertThat(ground.refusal("p")).isEqualTo(ProblemCode.CONSTRAINT);
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aPartThatStandsOnWhatIsThereIsNotWarnedOf(int version) {
        Ground ground = wrecked(version, FAMILY, "DELETE FROM c; UPDATE p SET v = 'other'");
        assertThat(ground.warnings("c")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void chosenRowsAreAskedAboutWithTheRowsThatComeAlong(int version) {
        Ground ground = wrecked(version, FAMILY, "DELETE FROM c; DELETE FROM p");
        Map<Long, BitSet> all = Map.of(0L, new BitSet(), 1L, new BitSet(), 2L, new BitSet());
        TableName child = TableName.of("public", "c");
        TableName parent = TableName.of("public", "p");
        assertThat(ground.warnings(new CellChoice(Map.of(child, all, parent, Map.of(0L, new BitSet())))))
                .containsExactly("no-parent[public.c, public.p, 2]");
        assertThat(ground.warnings(new CellChoice(Map.of(child, Map.of(0L, new BitSet()), parent,
                Map.of(0L, new BitSet()))))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void keysOfManyColumnsAndOddNamesAreAskedAbout(int version) {
        Ground ground = wrecked(version, "CREATE SCHEMA \"S s\"; CREATE TABLE \"S s\".\"P\"\"p\" (\"Key \"\"1\" uuid,"
                + " t timestamptz, n numeric(12,2), PRIMARY KEY (\"Key \"\"1\", t, n));"
                + "CREATE TABLE c (id int PRIMARY KEY, a uuid, b timestamptz, n numeric,"
                + " FOREIGN KEY (a, b, n) REFERENCES \"S s\".\"P\"\"p\");"
                + "INSERT INTO \"S s\".\"P\"\"p\" SELECT md5(i::text)::uuid, '2026-01-01'::timestamptz"
                + " + i * interval '1.000001 s', i + 0.5 FROM generate_series(1, 5) AS i;"
                + "INSERT INTO c SELECT row_number() OVER (), * FROM \"S s\".\"P\"\"p\"",
                "DELETE FROM c; DELETE FROM \"S s\".\"P\"\"p\" WHERE n < 2");
        assertThat(ground.warnings("c")).containsExactly("no-parent[public.c, S s.P\"p, 1]");
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void partitionsAreAskedAboutThroughTheirTable(int version) {
        Ground ground = wrecked(version, PARTED, "DELETE FROM c; DELETE FROM p WHERE id IN (2, 12)");
        assertThat(ground.warnings("c")).containsExactly("no-parent[public.c, public.p, 2]");
        assertThat(ground.warnings("c", "p1")).containsExactly("no-parent[public.c, public.p, 1]");
        assertThat(ground.warnings("c", "p")).isEmpty();
    }

    private static final String PARTED = "CREATE TABLE p (id int PRIMARY KEY) PARTITION BY RANGE (id);"
            + "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);"
            + "CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (20);"
            + "CREATE TABLE c (id int, p int REFERENCES p, PRIMARY KEY (id)) PARTITION BY RANGE (id);"
            + "CREATE TABLE c1 PARTITION OF c DEFAULT;"
            + "INSERT INTO p SELECT generate_series(1, 15); INSERT INTO c SELECT id, id FROM p";

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void whereTheRoleMayNotLookTheTableIsNamed(int version) {
        Ground ground = wrecked(version, FAMILY, "DELETE FROM c; DELETE FROM p WHERE id = 2");
        assertThat(ground.warnings(limited(ground.database(), "c"), "c"))
                .contains("parent-outside[public.c, public.p]");
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aKeyToThePartOfATreeIsSeenToReachItsChildren(int version) {
        String mid = "CREATE TABLE t (id int, k int, PRIMARY KEY (id, k)) PARTITION BY RANGE (k);"
                + "CREATE TABLE t_mid PARTITION OF t FOR VALUES FROM (0) TO (100) PARTITION BY RANGE (k);"
                + "CREATE TABLE t_leaf PARTITION OF t_mid FOR VALUES FROM (0) TO (50);"
                + "CREATE TABLE c (id int PRIMARY KEY, t int, k int,"
                + " FOREIGN KEY (t, k) REFERENCES t_mid ON DELETE CASCADE);"
                + "INSERT INTO t VALUES (1, 1)";
        Ground ground = wrecked(version, mid, "INSERT INTO t VALUES (2, 2); INSERT INTO c VALUES (1, 2, 2)");
        assertThat(ground.warnings("t")).containsExactly("reaches[public.t_mid, public.c]");
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aSequenceThatTheRoleMayNotReadIsLeftAloneAndSaid(int version) {
        TestPostgres.Database database = TestPostgres.of(version).freshDatabase();
        database.run("CREATE TABLE t (id serial PRIMARY KEY, v text); INSERT INTO t (v) VALUES ('a'), ('b')");
        Target limited = limited(database, "t");
        Checkpoint without = trip.create(limited);
        Checkpoint with = trip.create(database.target());
        database.run("DELETE FROM t; SELECT setval('t_id_seq', 1)");
        Ground ground = new Ground(database, without);

        assertThat(without.contents().inventory().skipped())
                .contains(new Skipped("public.t_id_seq", Skipped.NO_RIGHT_SEQUENCE));
        assertThat(ground.warnings(limited)).containsExactly("sequences-unread[public.t_id_seq]");
        assertThat(ground.warnings()).containsExactly("sequences-unread[public.t_id_seq]");
        assertThat(new Ground(database, with).warnings(limited)).containsExactly("sequences-unread[public.t_id_seq]");
        assertThat(new Ground(database, with).warnings()).isEmpty();

        trip.restore(limited, without, RestoreRequest.Mode.DELTA);
        try (RestorePlan plan = trip.restores.preview(RestoreRequest.whole(database.target(), trip.shelf, with),
                CheckpointLog.SILENT, WorkContext.none()).orThrow()) {
            assertThat(plan.changes()).isZero(); // the rows are back
            assertThat(plan.sequences()).hasSize(1); // its sequence is not
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void allThatStandsInTheWayOfARestoreIsTold(int version) {
        Ground ground = wrecked(version, FAMILY, "UPDATE c SET v = 'other'; UPDATE p SET v = 'other'");
        Target limited = limited(ground.database(), "c");
        ground.database().run("REVOKE DELETE ON c FROM limited_" + ground.database().name()
                + "; GRANT SELECT ON p TO limited_" + ground.database().name());
        Outcome<?> outcome = trip.restores.applyUnseen(ground.request(limited, CellChoice.ALL), CheckpointLog.SILENT,
                WorkContext.none());
        Problem problem = ((Outcome.Failed<?>) outcome).problem();
        assertThat(problem.subject()).isEqualTo("public.c");
        assertThat(problem.others()).containsExactly(Problem.of(ProblemCode.RIGHTS, "public.p",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON \"public\".\"p\""));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void triggersThatFireAreSaidAlsoThoseOfAStatementOnAPartitionedRoot(int version) {
        Ground ground = wrecked(version, "CREATE TABLE p (id int PRIMARY KEY);"
                + "CREATE TABLE c (id int, p int REFERENCES p ON DELETE CASCADE, PRIMARY KEY (id))"
                + " PARTITION BY RANGE (id); CREATE TABLE c1 PARTITION OF c DEFAULT;"
                + "CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';"
                + "CREATE TRIGGER named AFTER DELETE ON p FOR EACH STATEMENT EXECUTE FUNCTION nothing();"
                + "CREATE TRIGGER unnamed AFTER DELETE ON c FOR EACH STATEMENT EXECUTE FUNCTION nothing();"
                + "INSERT INTO p VALUES (1)", "INSERT INTO p VALUES (2)");
        assertThat(ground.warnings(new RestoreRequest(ground.database().target(), trip.shelf, ground.checkpoint,
                List.of(), RestoreRequest.Mode.DELTA, CellChoice.ALL, true, false, false, false,
                List.of("public.p: named"), ""))).containsExactly("fires[public.c: unnamed]");
        assertThat(ground.warnings()).isEmpty();
    }

    private static Target limited(TestPostgres.Database database, String table) {
        String role = "limited_" + database.name();
        database.run("CREATE ROLE " + role + " LOGIN; GRANT SELECT, INSERT, UPDATE, DELETE ON " + table + " TO "
                + role);
        return new TestPostgres.Database(database.host(), database.port(), database.name(), role).target();
    }

    private Ground wrecked(int version, String setup, String wreck) {
        TestPostgres.Database database = TestPostgres.of(version).freshDatabase();
        database.run(setup);
        Checkpoint made = trip.create(database.target());
        database.run(wreck);
        return new Ground(database, made);
    }

    /// A database after something happened to it.
    private final class Ground {

        private final TestPostgres.Database database;
        private final Checkpoint checkpoint;

        Ground(TestPostgres.Database database, Checkpoint checkpoint) {
            this.database = database;
            this.checkpoint = checkpoint;
        }

        TestPostgres.Database database() {
            return database;
        }

        List<String> warnings(String... tables) {
            return warnings(database.target(), tables);
        }

        List<String> warnings(Target target, String... tables) {
            return warnings(request(target, CellChoice.ALL, tables));
        }

        List<String> warnings(CellChoice choice) {
            return warnings(request(database.target(), choice));
        }

        private List<String> warnings(RestoreRequest request) {
            try (RestorePlan plan = trip.restores.preview(request, CheckpointLog.SILENT, WorkContext.none())
                    .orThrow()) {
                return plan.warnings().stream()
                        .map(said -> said.key().replace("restoring.warn.", "") + said.arguments()).toList();
            }
        }

        ProblemCode refusal(String... tables) {
            Outcome<?> outcome = trip.restores.applyUnseen(request(database.target(), CellChoice.ALL, tables),
                    CheckpointLog.SILENT, WorkContext.none());
            return ((Outcome.Failed<?>) outcome).problem().code();
        }

        private RestoreRequest request(Target target, CellChoice choice, String... tables) {
            return new RestoreRequest(target, trip.shelf, checkpoint,
                    Arrays.stream(tables).map(TableName::of).toList(), RestoreRequest.Mode.DELTA, choice, true, false,
                    false, true, List.of(), "");
        }
    }
}
