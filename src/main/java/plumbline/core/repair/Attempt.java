package plumbline.core.repair;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import plumbline.core.journal.RowImages;
import plumbline.core.pack.Check;
import plumbline.core.pack.Repair;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Dialect;
import plumbline.core.session.RowChange;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.TableColumn;
import plumbline.core.sql.KeyArray;
import plumbline.core.sql.NamedSql;
import plumbline.core.work.WorkContext;

/// One try of a repair inside an open transaction: lock, ask again, change, verify. Whoever calls it commits or rolls
/// back. Used once, by one thread.
final class Attempt {

    private final Session session;
    private final Dialect dialect;
    private final RepairRequest request;
    private final Check check;
    private final Repair way;
    private final WorkContext context;

    Attempt(Session session, RepairRequest request, WorkContext context) {
        this.session = session;
        this.dialect = session.dialect();
        this.request = request;
        this.check = request.check();
        this.way = request.way();
        this.context = context;
    }

    /// What one try did, before the commit.
    ///
    /// @param findings the chosen findings as they were under the lock
    record Tried(Keys findings, RowImages images, Map<String, Long> tables, boolean verified, long remaining,
            long millis, String transaction) {}

    /// Does it.
    Tried perform() {
        NamedSql question = statement(check.statement(request.target().engine()).orElse(null));
        NamedSql change = statement(way.statements().get(request.target().engine()));
        List<TableColumn> columns = columns();
        Keys seen = Keys.of(check, session.query(question.bind(Map.of()), Integer.MAX_VALUE), request.keys());
        if (seen.isEmpty()) {
            return new Tried(seen, new RowImages(way.table(), columns, List.of()), Map.of(), true, 0, 0, "");
        }
        refuseTooMany(seen.rows().size());
        context.checkCancelled();
        // invariant 3: the lock is a statement of its own, the question after it sees what we waited for
        Map<String, KeyArray> rowKeys = seen.byTableColumn(way);
        dialect.readRows(session, way.table(), columns, rowKeys, true);
        Keys locked = stillWrong(seen, Keys.of(check, session.query(question.bind(Map.of()), Integer.MAX_VALUE),
                request.keys()));
        if (locked.isEmpty()) {
            return new Tried(locked, new RowImages(way.table(), columns, List.of()), Map.of(), true, 0, 0, "");
        }
        rowKeys = locked.byTableColumn(way);
        Rows before = dialect.readRows(session, way.table(), columns, rowKeys, true);
        Map<String, Long> counted = dialect.changesSoFar(session);
        context.checkCancelled();
        long began = System.nanoTime();
        session.update(change.bind(locked.binds()));
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        Map<String, Long> tables = growth(counted, dialect.changesSoFar(session));
        Rows after = dialect.readRows(session, way.table(), columns, rowKeys, false);
        List<RowChange> changes = Images.between(columns, before, after);
        refuseUndeclared(tables, before.rows().size());
        Rows again = session.query(question.bind(Map.of()), Integer.MAX_VALUE);
        boolean verified = Keys.of(check, again, List.of()).texts().stream().noneMatch(locked.texts()::contains);
        return new Tried(locked, new RowImages(way.table(), columns, changes), tables, verified, again.count(), millis,
                dialect.transactionId(session));
    }

    private NamedSql statement(@org.jspecify.annotations.Nullable NamedSql sql) {
        if (sql == null) {
            throw problem(ProblemCode.UNKNOWN_WAY, "nothing for " + request.target().engine().title());
        }
        if (!dialect.isOneStatement(sql)) {
            throw problem(ProblemCode.BAD_PACK, "more than one statement");
        }
        return sql;
    }

    private List<TableColumn> columns() {
        List<String> missing = dialect.missing(session, check.needs());
        List<TableColumn> columns = dialect.columns(session, way.table());
        if (!missing.isEmpty() || columns.isEmpty()) {
            throw problem(ProblemCode.MISSING_TABLE,
                    missing.isEmpty() ? way.table().toString() : String.join(", ", missing));
        }
        if (columns.stream().noneMatch(column -> column.key() > 0)) {
            throw problem(ProblemCode.NOTHING_TO_UNDO,
                    way.table() + " has no primary key, so its rows could not be put back");
        }
        return columns;
    }

    /// Findings that others mended while we waited need no repair, and new ones were not chosen.
    private Keys stillWrong(Keys seen, Keys now) {
        Set<List<String>> before = new HashSet<>(seen.texts());
        before.retainAll(now.texts());
        return new Keys(check, now.columns(), now.places(), now.rows().stream()
                .filter(row -> before.contains(now.places().stream().map(row::text).toList())).toList());
    }

    private void refuseTooMany(int rows) {
        if (rows > way.limit()) {
            throw problem(ProblemCode.TOO_MANY_ROWS, rows + " > " + way.limit());
        }
    }

    private static Map<String, Long> growth(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> growth = new TreeMap<>();
        after.forEach((table, count) -> {
            long more = count - before.getOrDefault(table, 0L);
            if (more > 0) {
                growth.put(table, more);
            }
        });
        return growth;
    }

    /// Invariant 5. SQLite counts changes without naming tables: there more changes than locked rows are too many.
    private void refuseUndeclared(Map<String, Long> tables, int lockedRows) {
        tables.forEach((table, count) -> {
            boolean declared = table.equals("*") || table.equals(way.table().toString())
                    || table.endsWith("." + way.table().table().name());
            if (!declared || count > lockedRows) {
                throw problem(ProblemCode.UNDECLARED_CHANGE, table + ": " + count);
            }
        });
    }

    private ProblemException problem(ProblemCode code, String detail) {
        return new ProblemException(Problem.of(code, request.target().name(), detail));
    }
}
