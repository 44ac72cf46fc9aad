package plumbline.db.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.KeyRange;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.cell.Cells;
import plumbline.core.sql.Ident;
import plumbline.core.sql.KeyArray;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.Untyped;

/// The questions about ranges of a table's key. Bounds are bound; a COPY, which takes no values, has them as literals.
///
/// @param copy    for the order of rows
/// @param columns the leading ones of the key, by which ranges are told
record RangeStatement(CopyStatement copy, SeenTable table, TableForm form, List<Integer> columns) {

    RangeStatement {
        columns = List.copyOf(columns);
    }

    static RangeStatement of(CopyStatement copy, SeenTable table, TableForm form, int leading) {
        return new RangeStatement(copy, table, form, form.key().stream().limit(leading).map(KeyPart::column).toList());
    }

    /// The sum of one range.
    Sql sum(KeyRange range, int most) {
        SqlBuilder sql = new SqlBuilder();
        sums(sql, out -> {
            where(out, range, (to, column, value) -> cast(to.add("CAST("), column, () -> to.bind(new Untyped(value))));
        }, most);
        return sql.toSql();
    }

    /// The sums of the ranges between bounds that follow each other, in their order.
    Sql sums(List<Tuple> bounds, int most) {
        SqlBuilder sql = new SqlBuilder().add("SELECT s.c, s.h, s.l FROM (SELECT n, ");
        columns(sql, "k");
        sql.add(", ").each(numbers(), ", ", (out, i) -> out.add("pg_catalog.lead(").name(named("k", i))
                .add(") OVER w AS ").name(named("h", i)));
        sql.add(" FROM ROWS FROM (").each(numbers(), ", ", (out, i) -> out.add("pg_catalog.unnest(")
                .bind(array(bounds, i)).add(")")).add(") WITH ORDINALITY AS u (");
        columns(sql, "k");
        sql.add(", n) WINDOW w AS (ORDER BY n)) AS r CROSS JOIN LATERAL (");
        sums(sql, this::between, most);
        return sql.add(") AS s WHERE r.n < ").bind(bounds.size()).add(" ORDER BY r.n").toSql();
    }

    /// A COPY of the rows of a range, in the key's order.
    Sql rows(KeyRange range) {
        SqlBuilder sql = new SqlBuilder().add("COPY (SELECT ");
        cells(sql).add(" FROM ONLY ").table(form.name()).add(" AS t");
        where(sql, range, (to, column, value) -> cast(to.add("CAST("), column, () -> to.literal(value)));
        return inOrder(sql);
    }

    /// A COPY of the rows of some ranges that have both bounds, in the key's order.
    Sql rows(List<KeyRange> ranges) {
        List<Tuple> from = ranges.stream().map(range -> Objects.requireNonNull(range.from())).toList();
        List<Tuple> to = ranges.stream().map(range -> Objects.requireNonNull(range.to())).toList();
        SqlBuilder sql = new SqlBuilder().add("COPY (SELECT ");
        cells(sql).add(" FROM ROWS FROM (");
        arrays(sql, from);
        arrays(sql.add(", "), to);
        sql.add(") AS r (");
        columns(sql, "k");
        columns(sql.add(", "), "h");
        sql.add(") CROSS JOIN LATERAL (SELECT ");
        cells(sql).add(" FROM ONLY ").table(form.name()).add(" AS t");
        between(sql);
        return inOrder(sql.add(" OFFSET 0) AS t"));
    }

    private Sql inOrder(SqlBuilder sql) {
        copy.order(sql, table, form);
        return sql.add(") TO STDOUT (FORMAT binary)").toSql();
    }

    /// Count and sums of the rows that a condition chooses.
    private void sums(SqlBuilder sql, java.util.function.Consumer<SqlBuilder> where, int most) {
        sql.add("""
                SELECT pg_catalog.count(*) AS c,
                       coalesce(pg_catalog.sum(('x' || pg_catalog.substr(x.m, 1, 16))::bit(64)::int8), 0) AS h,
                       coalesce(pg_catalog.sum(('x' || pg_catalog.substr(x.m, 17, 16))::bit(64)::int8), 0) AS l
                FROM (SELECT pg_catalog.md5(pg_catalog.record_send(ROW(""");
        cells(sql).add("))) AS m FROM ONLY ").table(form.name()).add(" AS t");
        where.accept(sql);
        sql.add(" LIMIT ").bind(most).add(") AS x");
    }

    private SqlBuilder cells(SqlBuilder sql) {
        return sql.each(form.columns(), ", ", (out, column) -> out.add("t.").name(column.name()));
    }

    private interface Value {
        void add(SqlBuilder to, ColumnForm column, String value);
    }

    private void where(SqlBuilder sql, KeyRange range, Value value) {
        Tuple from = range.from();
        Tuple to = range.to();
        if (from != null) {
            bound(sql.add(" WHERE "), " >= ", from, value);
        }
        if (to != null) {
            bound(sql.add(from == null ? " WHERE " : " AND "), " < ", to, value);
        }
    }

    private void bound(SqlBuilder sql, @com.google.errorprone.annotations.CompileTimeConstant String sign, Tuple bound,
            Value value) {
        key(sql).add(sign).add("(").each(numbers(), ", ", (out, i) -> value.add(out, column(i), text(bound, i)))
                .add(")");
    }

    private void between(SqlBuilder sql) {
        key(sql.add(" WHERE ")).add(" >= (");
        ofRange(sql, "k");
        key(sql.add(") AND ")).add(" < (");
        ofRange(sql, "h");
        sql.add(")");
    }

    private SqlBuilder key(SqlBuilder sql) {
        return sql.add("(").each(columns, ", ", (out, place) -> out.add("t.").name(form.columns().get(place).name()))
                .add(")");
    }

    private void ofRange(SqlBuilder sql, String letter) {
        sql.each(numbers(), ", ", (out, i) -> out.add("r.").name(named(letter, i)));
    }

    private void columns(SqlBuilder sql, String letter) {
        sql.each(numbers(), ", ", (out, i) -> out.name(named(letter, i)));
    }

    private void arrays(SqlBuilder sql, List<Tuple> bounds) {
        sql.each(numbers(), ", ", (out, i) -> {
            out.add("pg_catalog.unnest(CAST(").literal(ArrayText.write(texts(bounds, i))).add(" AS pg_catalog.")
                    .name(new Ident(column(i).base())).add("[]))");
        });
    }

    private KeyArray array(List<Tuple> bounds, int i) {
        return new KeyArray(column(i).base(), texts(bounds, i));
    }

    private static void cast(SqlBuilder sql, ColumnForm column, Runnable value) {
        value.run();
        sql.add(" AS pg_catalog.").name(new Ident(column.base())).add(")");
    }

    private List<Integer> numbers() {
        return IntStream.range(0, columns.size()).boxed().toList();
    }

    private static Ident named(String letter, int i) {
        return new Ident(letter + i);
    }

    private ColumnForm column(int i) {
        return form.columns().get(columns.get(i));
    }

    private List<String> texts(List<Tuple> bounds, int i) {
        List<String> texts = new ArrayList<>(bounds.size());
        bounds.forEach(bound -> texts.add(text(bound, i)));
        return texts;
    }

    private String text(Tuple bound, int i) {
        @Nullable
        String text = Cells.text(bounds(), bound, i);
        return Objects.requireNonNull(text, "a key has no NULL");
    }

    private TableForm bounds() {
        return new TableForm(form.name(), form.kind(), form.root(), columns.stream().map(form.columns()::get).toList(),
                List.of(), List.of(), false, Coding.COPY_BINARY, List.of(), -1, -1);
    }
}
