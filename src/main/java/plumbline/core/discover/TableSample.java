package plumbline.core.discover;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.session.Row;
import plumbline.core.session.Rows;
import plumbline.core.session.TableShape;
import plumbline.core.session.TableShape.ColumnShape;
import plumbline.core.session.TypeFamily;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;

/// What is known of a table's rows: how many there are and what some of them hold.
///
/// @param rows    by the server's estimate, else counted
/// @param sampled the rows themselves, the columns of [TableShape#comparable] in their order
record TableSample(TableShape shape, long rows, Map<Ident, ColumnSample> columns, List<Row> sampled) {

    private static final int ROWS = 600;
    private static final int LEAST_ROWS = 100;
    /// What is held of all tables together, so that many tables don't fill the memory.
    private static final int ALL_ROWS = 240_000;
    private static final int FEW = 50;

    /// How many rows of each of so many tables are looked at.
    static int rowsOf(int tables) {
        return Math.clamp(ALL_ROWS / Math.max(1, tables), LEAST_ROWS, ROWS);
    }

    /// What came of looking at a table.
    sealed interface Reading {

        /// Rows were read.
        record Read(TableSample sample) implements Reading {}

        /// There are no rows, or no column that can be compared.
        record Nothing() implements Reading {}

        /// There was no time for it, or the server refused.
        record Unread() implements Reading {}
    }

    /// Looks at a table.
    ///
    /// @param some about how many rows to look at
    static Reading of(Asker asker, TableShape shape, int some) {
        if (shape.comparable().isEmpty() || shape.rows() == 0) {
            return new Reading.Nothing();
        }
        List<ColumnShape> keys = shape.comparable().stream()
                .filter(column -> column.family() == TypeFamily.INTEGER && shape.isKey(column.name())).toList();
        Map<Ident, Long> least = new LinkedHashMap<>();
        Map<Ident, Long> most = new LinkedHashMap<>();
        long rows = shape.rows();
        if (rows < 0 || !keys.isEmpty()) {
            Optional<Rows> extent = asker.ask(extent(shape, keys), 1);
            if (extent.isPresent()) {
                Row row = extent.get().rows().getFirst();
                rows = rows < 0 ? number(row.get(0)).orElse(rows) : rows;
                for (int i = 0; i < keys.size(); i++) {
                    keep(least, keys.get(i), row.get(2 * i + 1));
                    keep(most, keys.get(i), row.get(2 * i + 2));
                }
            }
        }
        if (rows == 0) {
            return new Reading.Nothing();
        }
        long about = rows < 0 ? Long.MAX_VALUE : rows;
        return sample(asker, shape, some, about)
                .<Reading>map(sampled -> new Reading.Read(of(shape, about, sampled, least, most)))
                .orElseGet(Reading.Unread::new);
    }

    private static Optional<Rows> sample(Asker asker, TableShape shape, int some, long about) {
        Optional<Rows> chosen = asker.with(
                session -> session.query(session.dialect().sample(shape, some, about), 2 * some));
        if (chosen.isPresent() && chosen.get().rows().size() < FEW && about > FEW) {
            return asker.with(session -> session.query(session.dialect().sample(shape, some, 0), some));
        }
        return chosen;
    }

    private static TableSample of(TableShape shape, long rows, Rows sampled, Map<Ident, Long> least,
            Map<Ident, Long> most) {
        Map<Ident, ColumnSample> columns = new LinkedHashMap<>();
        int place = 0;
        for (ColumnShape column : shape.comparable()) {
            List<Object> values = new ArrayList<>();
            for (Row row : sampled.rows()) {
                value(column, row.get(place)).ifPresent(values::add);
            }
            columns.put(column.name(),
                    ColumnSample.of(column, least.get(column.name()), most.get(column.name()), values));
            place++;
        }
        return new TableSample(shape, rows, columns, sampled.rows());
    }

    /// A whole number as a Long, whatever the driver made of it; NULL and the empty text are no value.
    private static Optional<Object> value(ColumnShape column, @Nullable Object value) {
        if (value == null || value.equals("")) {
            return Optional.empty();
        }
        return Optional.of(column.family() == TypeFamily.INTEGER
                ? number(value).<Object>map(one -> one).orElse(value)
                : value);
    }

    /// What the sampled rows hold in these columns, those rows left out that hold nothing in one of them.
    List<List<Object>> tuples(List<Ident> chosen) {
        List<ColumnShape> all = shape.comparable();
        List<Integer> places = chosen.stream().map(name -> all.stream().map(ColumnShape::name).toList().indexOf(name))
                .toList();
        List<List<Object>> tuples = new ArrayList<>();
        for (Row row : sampled) {
            List<Object> tuple = new ArrayList<>();
            places.forEach(place -> value(all.get(place), row.get(place)).ifPresent(tuple::add));
            if (tuple.size() == chosen.size()) {
                tuples.add(tuple);
            }
        }
        return tuples;
    }

    /// The number of rows where nobody has estimated it, and the ends of the keys, which their indexes know: no table is
    /// read whole for it.
    private static Sql extent(TableShape shape, List<ColumnShape> keys) {
        SqlBuilder sql = new SqlBuilder();
        if (shape.rows() < 0) {
            sql.add("SELECT (SELECT count(*) FROM ").table(shape.name()).add(")");
        } else {
            sql.add("SELECT NULL");
        }
        keys.forEach(key -> sql.add(", (SELECT min(").name(key.name()).add(") FROM ").table(shape.name())
                .add("), (SELECT max(").name(key.name()).add(") FROM ").table(shape.name()).add(")"));
        return sql.toSql();
    }

    private static void keep(Map<Ident, Long> into, ColumnShape column, @Nullable Object value) {
        number(value).ifPresent(whole -> into.put(column.name(), whole));
    }

    private static Optional<Long> number(@Nullable Object value) {
        return switch (value) {
            case Long whole -> Optional.of(whole);
            case BigDecimal exact when exact.precision() - exact.scale() < 19 -> Optional.of(exact.longValue());
            case null, default -> Optional.empty();
        };
    }

    Optional<ColumnSample> column(Ident name) {
        return Optional.ofNullable(columns.get(name));
    }

    /// What names one of its rows; empty where nothing does.
    List<Ident> rowKey() {
        return shape.primaryKey();
    }
}
