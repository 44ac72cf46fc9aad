package plumbline.db.postgresql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.ScriptFrame;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Row;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.core.text.Phrase;
import plumbline.db.jdbc.JdbcSession;
import plumbline.db.jdbc.SqlFile;

/// What a restore alters in the structure for its time, and puts back as it was. One transaction; used by one thread.
final class RestoreWork {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreWork.class);
    /// From here on it is faster to build an index than to keep it.
    private static final long WORTH_REBUILDING = 20_000;
    /// Looking through so many takes no time.
    private static final long FEW_ROWS = 10_000;
    private static final SqlFile INDEXES = SqlFile.read("postgresql/restore/indexes.sql");
    private static final SqlFile NOT_VALID = SqlFile.read("postgresql/restore/not_valid.sql");
    private static final SqlFile VIEWS = SqlFile.read("postgresql/restore/views.sql");

    private final JdbcSession session;
    private final Consumer<Sql> run;
    private final List<TableName> tables;
    private final List<RestoreRights> rights;
    private final List<RestoreLink> links;
    private final List<RestoreTrigger> silenced = new ArrayList<>();
    private final List<RestoreLink> putOff = new ArrayList<>();
    private final List<RestoreLink> dropped = new ArrayList<>();
    private final List<Sql> indexes = new ArrayList<>();
    private final List<Sql> checks = new ArrayList<>();
    private final Map<TableName, Set<String>> unique = new HashMap<>();
    private boolean deferred;

    /// @param tables locked, parents first
    RestoreWork(JdbcSession session, List<TableName> tables) {
        this(session, tables, session::update);
    }

    /// @param run what is altered goes here
    private RestoreWork(JdbcSession session, List<TableName> tables, Consumer<Sql> run) {
        this.session = session;
        this.run = run;
        this.tables = List.copyOf(tables);
        this.links = RestoreLink.of(session, this.tables);
        this.rights = RestoreRights.of(session, this.tables);
    }

    void prepare(RestorePlan plan) {
        silence(plan);
        if (plan.readersWait()) {
            liftChecks();
        }
        if (plan.request().mode() == RestoreRequest.Mode.RELOAD) {
            takeAway(plan);
        } else if (plan.readersWait()) {
            putOff();
        }
    }

    private void silence(RestorePlan plan) {
        Set<String> chosen = new HashSet<>(plan.suppressed());
        for (RestoreTrigger trigger : RestoreTrigger.of(session, tables, links)) {
            if (chosen.contains(trigger.word())) {
                run.accept(trigger.disabled());
                silenced.add(trigger);
            }
        }
        rights.forEach(each -> unique.put(each.table(),
                each.uniqueExpressions() ? DeltaStage.ANY : each.uniqueColumns()));
    }

    /// What a script has to do around the changes: the same, also where a table refers to itself, whose rows it changes one
    /// by one.
    static ScriptFrame frame(JdbcSession session, RestorePlan plan) {
        List<String> statements = new ArrayList<>();
        RestoreWork work = new RestoreWork(session, plan.order(), statement -> statements.add(statement.text()));
        work.rights.stream().filter(each -> each.rules() > 0).findFirst().ifPresent(each -> {
            throw new ProblemException(Problem.of(ProblemCode.NO_SCRIPT, each.table().toString(),
                    Phrase.of("detail.rules")));
        });
        boolean wait = plan.readersWait() || work.links.stream().anyMatch(link -> link.inside() && link.itself());
        statements.add(RestoreLocks.statement(work.lockedToo(plan), wait).text());
        work.silence(plan);
        if (wait) {
            work.liftChecks();
            work.putOff();
        }
        List<String> before = List.copyOf(statements);
        statements.clear();
        work.conclude(plan, List.of());
        Map<TableName, Set<String>> renewed = new HashMap<>();
        plan.forms().forEach(form -> {
            Set<String> its = work.unique.getOrDefault(form.name(), Set.of());
            renewed.put(form.name(), form.columns().stream()
                    .filter(column -> its.equals(DeltaStage.ANY) || its.contains(column.name().name()))
                    .map(column -> column.name().name()).collect(Collectors.toSet()));
        });
        return new ScriptFrame(before, statements, wait, renewed);
    }

    private List<TableName> lockedToo(RestorePlan plan) {
        return Stream.concat(RestoreTrigger.of(session, tables, links).stream()
                .filter(trigger -> plan.suppressed().contains(trigger.word())).map(RestoreTrigger::table),
                tables.stream().sorted(Comparator.comparing(TableName::toString))).distinct().toList();
    }

    private void takeAway(RestorePlan plan) {
        for (RestoreLink link : links) {
            if (link.owned() && (link.inside() || link.stands())) {
                run.accept(link.dropped());
                dropped.add(link);
            }
        }
        List<TableName> large = plan.tables().stream().filter(table -> table.rows() > WORTH_REBUILDING)
                .map(RestorePlan.TablePlan::name).toList();
        List<TableName> rebuilt = rights.stream().filter(RestoreRights::owned).map(RestoreRights::table)
                .filter(large::contains).toList();
        for (Row row : session.query(INDEXES.bind(RestoreLink.names(rebuilt)), Integer.MAX_VALUE).rows()) {
            run.accept(new SqlBuilder().add("DROP INDEX ").table(TableName.parse(row.text(0))).toSql());
            indexes.add(RestoreLink.serverWords(row.text(1)));
        }
        if (!indexes.isEmpty() || !dropped.isEmpty()) {
            session.query(Sql.of("SELECT pg_catalog.set_config('maintenance_work_mem', greatest(262144,"
                    + " (SELECT setting::bigint FROM pg_catalog.pg_settings WHERE name = 'maintenance_work_mem'))"
                    + " || 'kB', true)"), 1);
        }
    }

    private void liftChecks() {
        for (Row row : session.query(NOT_VALID.bind(RestoreLink.names(tables)), Integer.MAX_VALUE).rows()) {
            TableName table = TableName.parse(row.text(0));
            Ident name = new Ident(row.text(1));
            run.accept(RestoreLink.dropped(table, name));
            checks.addAll(RestoreLink.added(table, name, row.text(2), row.text(3)));
        }
    }

    private void putOff() {
        deferred = true;
        for (RestoreLink link : links) {
            if (!link.owned() || (!link.inside() && !link.stands())) {
                continue;
            }
            if (link.acts() || !link.validated()) {
                run.accept(link.dropped());
                dropped.add(link);
            } else if (!link.deferred()) {
                run.accept(link.putOff());
                putOff.add(link);
            }
        }
    }

    /// Parents get their rows before their children, and lose them after. Where that can't be, since tables refer to each
    /// other in a circle or rows swap a unique value, foreign keys are put off and rows that go make room first.
    void apply(List<Delta> deltas) {
        List<DeltaStage> stages = new ArrayList<>();
        for (Delta delta : deltas) {
            if (delta.size() > 0) {
                stages.add(new DeltaStage(session, delta, stages.size(),
                        unique.getOrDefault(delta.form().name(), Set.of()), deferred));
            }
        }
        List<DeltaStage> childrenFirst = new ArrayList<>(stages);
        Collections.reverse(childrenFirst);
        if (deferred) {
            stages.forEach(DeltaStage::update);
            childrenFirst.forEach(DeltaStage::delete);
            stages.forEach(DeltaStage::insert);
        } else {
            stages.forEach(DeltaStage::insert);
            stages.forEach(DeltaStage::update);
            childrenFirst.forEach(DeltaStage::delete);
        }
    }

    void empty(List<TableName> emptied) {
        session.update(new SqlBuilder().add("TRUNCATE TABLE ONLY ").each(emptied, ", ONLY ", SqlBuilder::table)
                .add(" CONTINUE IDENTITY RESTRICT").toSql());
    }

    void conclude(RestorePlan plan, List<SequenceForm> sequences) {
        // the server looks at everything that was put off, now, where its error still names the table; and it refuses to
        // alter a table or to build an index while something is put off
        run.accept(Sql.of("SET CONSTRAINTS ALL IMMEDIATE"));
        indexes.forEach(run);
        checks.forEach(run);
        for (RestoreLink link : dropped) {
            link.added().forEach(run);
        }
        for (RestoreLink link : putOff) {
            run.accept(link.asDeclared());
        }
        for (RestoreTrigger trigger : silenced) {
            run.accept(trigger.asItWas());
        }
        sequences.forEach(this::put);
        refresh(plan.refreshed());
        List<TableName> changed = plan.tables().stream().filter(RestoreWork::outdatesStatistics)
                .map(RestorePlan.TablePlan::name).toList();
        if (!changed.isEmpty()) {
            run.accept(new SqlBuilder().add("ANALYZE ").each(changed, ", ", SqlBuilder::table).toSql());
        }
    }

    /// Where fewer rows changed than let autovacuum renew the statistics (a tenth, `autovacuum_analyze_scale_factor`),
    /// nobody is kept waiting for it; of a small table it takes no time.
    private static boolean outdatesStatistics(RestorePlan.TablePlan table) {
        return table.changes() > 0 && (table.rows() < FEW_ROWS || 10 * table.changes() >= table.rows());
    }

    /// `setval` alone would outlive a rollback; after RESTART the sequence is a new file that goes with the transaction.
    private void put(SequenceForm sequence) {
        session.update(new SqlBuilder().add("ALTER SEQUENCE ").table(sequence.name()).add(" RESTART").toSql());
        session.query(Sql.of("SELECT pg_catalog.setval(?::regclass, ?, ?)", sequence.name().quoted(), sequence.last(),
                sequence.called()), 1);
    }

    private void refresh(List<String> views) {
        for (String view : views) {
            run.accept(new SqlBuilder().add("REFRESH MATERIALIZED VIEW ").table(TableName.parse(view)).toSql());
        }
    }

    /// The materialised views that read the tables and that the role may fill, nearest first.
    static List<String> views(JdbcSession session, List<TableName> tables, boolean owned) {
        return session.query(VIEWS.bind(RestoreLink.names(tables)), Integer.MAX_VALUE).rows().stream()
                .filter(row -> RestoreLink.is(row, 1) == owned).map(row -> row.text(0)).toList();
    }

    /// Tables outside that a deleted row would have changed on its own.
    ///
    /// @return those of them that have changed in this transaction
    List<String> reached() {
        Set<String> outside = new HashSet<>();
        links.stream().filter(link -> link.parentInside() && !link.childInside() && link.reaches())
                .forEach(link -> outside.add(link.child().toString()));
        if (outside.isEmpty()) {
            return List.of();
        }
        Map<String, Long> changes = session.dialect().changesSoFar(session);
        List<String> reached = changes.keySet().stream().filter(outside::contains).sorted().toList();
        LOG.debug("tables outside that changed: {}", reached);
        return reached;
    }
}
