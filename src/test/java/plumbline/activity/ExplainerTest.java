package plumbline.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.activity.Backend;
import plumbline.core.activity.BackendState;
import plumbline.core.activity.Explained;
import plumbline.core.activity.Explained.Plan;
import plumbline.core.activity.Explained.Reason;
import plumbline.core.activity.Explained.Refused;
import plumbline.core.activity.Explainer;
import plumbline.core.problem.Outcome;
import plumbline.core.sql.Sql;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

final class ExplainerTest {

    private static final TestSessions SESSIONS = new TestSessions();
    private static final Map<Integer, TestPostgres.Database> DATABASES = Map.of(13, database(13), 18, database(18));

    private final Explainer explainer = new Explainer(SESSIONS.sessions());

    private static TestPostgres.Database database(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run("create table t (id int primary key, word text);"
                + "insert into t select i, 'word ' || i from generate_series(1, 1000) i; analyze t");
        return database;
    }

    @AfterAll
    static void close() {
        SESSIONS.close();
    }

    private static TestPostgres.Database of(int major) {
        return Objects.requireNonNull(DATABASES.get(major));
    }

    private static Target target(int major) {
        return of(major).target();
    }

    private static Backend running(int major, String statement) {
        return running(statement, target(major).address().databaseName(), BackendState.ACTIVE);
    }

    private static Backend running(String statement, String database, BackendState state) {
        return new Backend(1, 0, "client backend", database, "anna", "psql", "local", state, Instant.EPOCH, null, null,
                null, "", "", null, statement, false);
    }

    private Plan plan(int major, String statement, boolean run) {
        Outcome<Explained> outcome = explainer.explain(target(major), running(major, statement), run,
                WorkContext.none());
        return assertInstanceOf(Plan.class, outcome.orThrow());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void tellsThePlanOfAStatementWithoutRunningIt(int major) {
        Plan plan = plan(major, "-- why\nselect * from t where id = 7;", false);
        assertTrue(plan.text().contains("Index Scan using t_pkey"), plan.text());
        assertTrue(!plan.generic() && !plan.ran());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aStatementWithParametersHasAGenericPlan(int major) {
        Plan plan = plan(major, "select * from t where id = $1 and word <> $2 and id = $1", false);
        assertTrue(plan.text().contains("(id = $1)"), plan.text());
        assertTrue(plan.generic());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void theSamePlanCanBeAskedForTwice(int major) {
        String first = plan(major, "delete from t where id = $1", false).text();
        assertEquals(first, plan(major, "delete from t where id = $1", false).text());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void explainingAChangeChangesNothing(int major) {
        plan(major, "delete from t", false);
        assertEquals("1000", SESSIONS.sessions().control(target(major)).query(Sql.of("select count(*) from t"), 1)
                .firstText());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aSelectIsRunForItsPlanWhenAsked(int major) {
        Plan plan = plan(major, "select count(*) from t", true);
        assertTrue(plan.text().contains("actual time"), plan.text());
        assertTrue(plan.ran());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aFunctionThatWritesIsStoppedByTheReadOnlyTransaction(int major) {
        of(major).run("create or replace function empties() returns int language sql as "
                + "'delete from t; select 1'");
        Outcome<Explained> outcome = explainer.explain(target(major), running(major, "select empties()"), true,
                WorkContext.none());
        assertInstanceOf(Outcome.Failed.class, outcome);
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aStatementTheServerCutHasNoPlan(int major) {
        String cut = "select '" + "x".repeat(1015);
        Outcome<Explained> outcome = explainer.explain(target(major), running(major, cut), false, WorkContext.none());
        assertEquals(new Refused(Reason.CUT), outcome.orThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            NO_STATEMENT  # false # -- nothing
            UTILITY       # false # vacuum t
            UTILITY       # false # begin
            SEVERAL       # false # select 1; select 2
            NOT_A_SELECT  # true  # delete from t
            NOT_A_SELECT  # true  # with gone as (delete from t returning *) select * from gone
            NOT_A_SELECT  # true  # select * into u from t
            PARAMETERS    # true  # select * from t where id = $1
            """)
    void saysWhyThereIsNoPlan(Reason reason, boolean run, String statement) {
        assertEquals(Optional.of(reason), Explainer.against(target(18), running(18, statement), run));
    }

    @ParameterizedTest
    @ValueSource(strings = {"select ';', $$ ; delete $$ /* ; */ from t -- ; delete", "select \"delete\" from t;",
        "(select 1) union select 2", "with a as (select 'insert') table a"})
    void wordsInStringsNamesAndCommentsAreNoStatements(String statement) {
        assertEquals(Optional.empty(), Explainer.against(target(18), running(18, statement), true));
    }

    @Test
    void aStatementOfAnotherDatabaseIsNotExplainedHere() {
        assertEquals(Optional.of(Reason.OTHER_DATABASE),
                Explainer.against(target(18), running("select 1", "elsewhere", BackendState.ACTIVE), false));
    }

    @Test
    void aHiddenStatementIsNotExplained() {
        assertEquals(Optional.of(Reason.NO_STATEMENT), Explainer.against(target(18),
                running("<insufficient privilege>", target(18).name(), BackendState.HIDDEN), false));
    }
}
