package plumbline.db.postgresql;

import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.sql.Sql;
import plumbline.db.jdbc.JdbcSession;

/// Reads the rows of tables, each in the way that gives its order at the least cost. Used by one thread.
final class RowScan {

    /// Bytes of a table whose rows are sorted here. Values are packed on the server to a 250th at best (pglz), so that
    /// this is never more than fits.
    private static final long SORTED_HERE = 64 << 10;

    private final JdbcSession session;
    private final CopyStatement statement;
    private final PlanSwitches plans;

    /// @param plans of the session's transaction
    RowScan(JdbcSession session, CopyStatement statement, PlanSwitches plans) {
        this.session = session;
        this.statement = statement;
        this.plans = plans;
    }

    /// Begins to read.
    ///
    /// @param part  null for the whole
    /// @param point null where the reading is not given up in the middle
    /// @param lies  whether rows may be read as they lie; then the reader tells whether that was the order
    TupleReader rows(SeenTable table, TableForm form, CopyStatement.@Nullable Part part, @Nullable ReadPoint point,
            boolean lies) {
        boolean inPlace = lies && (part == null || !part.byKey());
        boolean sorted = part == null && form.ordered() && !form.key().isEmpty()
                && table.form().bytes() < SORTED_HERE;
        TableForm asked = inPlace || sorted ? form.read(false, form.coding()) : form;
        choosePlan(table, asked);
        if (inPlace) {
            plans.scanFromTheFirstPage();
        }
        Sql sql = statement.of(table, asked, part);
        TupleReader rows = CopyRows.open(session, sql, form.coding(), point);
        return inPlace ? new InPlaceRows(rows, form) : sorted ? new SortedRows(rows, form) : rows;
    }

    /// Where the rows lie in the key's order an index gives it at no cost, which the planner would not believe; elsewhere
    /// it would fetch a page for each row.
    private void choosePlan(SeenTable table, TableForm form) {
        plans.sort(!form.ordered() || form.bytes() < CatalogReading.SMALL || !table.form().ordered());
        plans.scan(true);
    }
}
