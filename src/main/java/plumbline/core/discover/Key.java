package plumbline.core.discover;

import java.util.List;
import plumbline.core.session.TypeFamily;
import plumbline.core.sql.Ident;

/// Columns that together tell the rows of their table apart.
record Key(TableSample table, List<ColumnSample> columns) {

    /// So many values decide whether a column is worth a question.
    private static final int SOME = 60;
    private static final double ROUGHLY = 0.85;

    Key {
        columns = List.copyOf(columns);
    }

    ColumnSample first() {
        return columns.getFirst();
    }

    List<Ident> names() {
        return columns.stream().map(ColumnSample::name).toList();
    }

    boolean isOf(TableSample other) {
        return table.shape().name().equals(other.shape().name());
    }

    /// Whether it is where its values come from, and not itself a link.
    boolean root() {
        return names().stream().noneMatch(table.shape()::refers)
                && Names.isOwn(first().name(), table.shape().name());
    }

    /// Whether whole numbers between its smallest and largest are missing: only then it says something that a value is
    /// among them.
    boolean gapped() {
        return table.rows() < 0.999 * first().range();
    }

    /// Whether values of this type can be compared with its columns of this place.
    boolean takes(int place, Object value) {
        if (!(value instanceof Long number)) {
            return columns.get(place).family() != TypeFamily.INTEGER;
        }
        return switch (columns.get(place).shape().typeName()) {
            case "int2" -> number == number.shortValue();
            case "int4" -> number == number.intValue();
            default -> true;
        };
    }

    /// Whether most of a column's sampled numbers lie between its smallest and largest; true for what is no number.
    boolean spans(ColumnSample column) {
        Long least = first().least();
        Long most = first().most();
        if (first().family() != TypeFamily.INTEGER || least == null || most == null) {
            return true;
        }
        Long from = column.least();
        Long to = column.most();
        if (from == null || to == null || from > most || to < least || (from >= least && to <= most)) {
            return from != null && to != null && from <= most && to >= least;
        }
        int asked = Math.min(SOME, column.values().size());
        int within = 0;
        for (int i = 0; i < asked; i++) {
            Object value = column.values().get((int) ((long) i * column.values().size() / asked));
            within += value instanceof Long number && number >= least && number <= most ? 1 : 0;
        }
        return within >= ROUGHLY * asked;
    }
}
