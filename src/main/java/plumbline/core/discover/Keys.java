package plumbline.core.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.core.session.Row;
import plumbline.core.session.TableShape;
import plumbline.core.session.TypeFamily;
import plumbline.core.sql.Ident;
import plumbline.core.sql.SqlBuilder;

/// Learns which columns are keys, declared or in fact. Used by one thread.
final class Keys {

    private static final int ENOUGH_ROWS = 10;
    private static final int MOST_TRIED = 2;
    private static final int WIDEST = 3;

    private final Asker asker;
    private final List<Key> single = new ArrayList<>();
    private final List<Key> composite = new ArrayList<>();

    Keys(Asker asker) {
        this.asker = asker;
    }

    /// Whether keys are made of such values.
    static boolean isKeyFamily(TypeFamily family) {
        return family == TypeFamily.INTEGER || family == TypeFamily.TEXT || family == TypeFamily.UUID;
    }

    /// Keys of one column.
    List<Key> single() {
        return List.copyOf(single);
    }

    /// Keys of two or three columns.
    List<Key> composite() {
        return List.copyOf(composite);
    }

    /// Learns the keys of one table. Where none is declared, the leftmost columns that never repeat in the sample are
    /// asked for.
    void learn(TableSample table) {
        TableShape shape = table.shape();
        for (List<Ident> unique : shape.uniques()) {
            List<ColumnSample> columns = unique.stream().map(table::column).flatMap(Optional::stream)
                    .filter(column -> isKeyFamily(column.family())).toList();
            if (columns.size() == unique.size() && columns.size() <= WIDEST) {
                (columns.size() == 1 ? single : composite).add(new Key(table, columns));
            }
        }
        if (shape.uniques().isEmpty()) {
            table.columns().values().stream().filter(column -> isKeyFamily(column.family()))
                    .filter(column -> column.values().size() >= ENOUGH_ROWS && column.allDifferent())
                    .limit(MOST_TRIED).map(column -> unique(table, column)).flatMap(Optional::stream).findFirst()
                    .ifPresent(column -> single.add(new Key(table, List.of(column))));
        }
    }

    /// The column with its true ends, where no value is there twice.
    private Optional<ColumnSample> unique(TableSample table, ColumnSample column) {
        boolean number = column.family() == TypeFamily.INTEGER;
        SqlBuilder sql = new SqlBuilder().add("SELECT count(").name(column.name()).add(") - count(DISTINCT ")
                .name(column.name()).add(")");
        if (number) {
            sql.add(", min(").name(column.name()).add("), max(").name(column.name()).add(")");
        }
        sql.add(" FROM ").table(table.shape().name());
        return asker.ask(sql.toSql(), 1).map(rows -> rows.rows().getFirst()).filter(row -> row.text(0).equals("0"))
                .map(row -> number ? between(column, row) : column);
    }

    private static ColumnSample between(ColumnSample column, Row row) {
        return row.get(1) instanceof Long least && row.get(2) instanceof Long most
                ? new ColumnSample(column.shape(), least, most, column.values(), column.different(),
                        column.twoValued())
                : column;
    }
}
