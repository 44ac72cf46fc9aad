package plumbline.db.postgresql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.KeyRange;
import plumbline.core.checkpoint.RangeReader;
import plumbline.core.checkpoint.RangeSum;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.session.Row;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.db.jdbc.JdbcSession;

/// Ranges of a table's key, looked at through the key's index.
///
/// The index has them in the order in which saved rows are cut only where the server compares values as their bytes are
/// compared here: text under another collation than "C" is left out, and with it every column of the key behind it.
final class PostgresRanges implements RangeReader {

    private static final Set<String> TEXTS = Set.of("text", "varchar", "name");
    /// Its text depends on `lc_monetary`.
    private static final String MONEY = "money";

    private final JdbcSession session;
    private final SeenTable table;
    private final RangeStatement statement;
    private final PlanSwitches plans;
    private final ReadPoint point;

    private PostgresRanges(JdbcSession session, SeenTable table, RangeStatement statement, PlanSwitches plans,
            ReadPoint point) {
        this.session = session;
        this.table = table;
        this.statement = statement;
        this.plans = plans;
        this.point = point;
    }

    /// Ranges of a table.
    ///
    /// @return empty where the rows are not told by the table's own key, or no index has its order
    static Optional<RangeReader> of(JdbcSession session, CopyStatement copy, SeenTable table, TableForm form,
            PlanSwitches plans, ReadPoint point) {
        if (form.coding() != Coding.COPY_BINARY || form.key().isEmpty() || !keyOf(form).equals(keyOf(table.form()))) {
            return Optional.empty();
        }
        int leading = 0;
        while (leading < form.key().size() && indexed(copy, table, form, form.key().get(leading))) {
            leading++;
        }
        return leading == 0
                ? Optional.empty()
                : Optional.of(new PostgresRanges(session, table, RangeStatement.of(copy, table, form, leading), plans,
                        point));
    }

    private static List<Ident> keyOf(TableForm form) {
        return form.key().stream().map(part -> form.columns().get(part.column()).name()).toList();
    }

    private static boolean indexed(CopyStatement copy, SeenTable table, TableForm form, KeyPart part) {
        ColumnForm column = form.columns().get(part.column());
        CatalogColumn known = table.byName().get(column.name());
        if (known == null || column.base().equals(MONEY) || (TEXTS.contains(column.base()) && !copy.utf8())) {
            return false;
        }
        CatalogTypes.Type below = copy.types().below(known.typeOid());
        return KeyRule.indexed(known, below, Coding.COPY_BINARY)
                && KeyRule.order(below, Coding.COPY_BINARY) == part.order();
    }

    @Override
    public int keyColumns() {
        return statement.columns().size();
    }

    /// Where they lie scattered each costs a page, which is cheap only in the memory: the server's administrator said how
    /// much of it holds pages.
    @Override
    public boolean together() {
        if (table.form().ordered()) {
            return true;
        }
        long cache = Long.parseLong(session
                .query(Sql.of("SELECT pg_size_bytes(current_setting('effective_cache_size'))"), 1).firstText());
        return table.heapBytes() <= cache / 2;
    }

    @Override
    public RangeSum sum(KeyRange range, int most) {
        plans.scan(false);
        return sum(session.tryAsk(statement.sum(range, most), 1).rows().getFirst());
    }

    @Override
    public List<RangeSum> sums(List<Tuple> bounds, int most) {
        plans.scan(false);
        return session.query(statement.sums(bounds, most), Integer.MAX_VALUE).rows().stream().map(PostgresRanges::sum)
                .toList();
    }

    private static RangeSum sum(Row row) {
        return new RangeSum(Long.parseLong(row.text(0)), half(row.text(1)), half(row.text(2)));
    }

    /// A sum modulo 2 to the power of 64.
    private static long half(String sum) {
        return new BigDecimal(sum).toBigIntegerExact().longValue();
    }

    @Override
    public TupleReader rows(List<KeyRange> ranges) {
        boolean several = ranges.size() > 1;
        plans.sort(true);
        plans.scan(!several);
        Sql sql = several ? statement.rows(ranges) : statement.rows(ranges.getFirst());
        return CopyRows.open(session, sql, Coding.COPY_BINARY, point);
    }
}
