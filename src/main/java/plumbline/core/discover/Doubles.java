package plumbline.core.discover;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import plumbline.core.session.Row;
import plumbline.core.session.TableShape;
import plumbline.core.session.TypeFamily;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;

/// Suspects columns whose values are all different but for a few doubles. The sample alone decides what is asked.
final class Doubles {

    private static final double DIFFERENT = 0.98;
    private static final double DIFFERENT_IN_SAMPLE = 0.985;
    private static final int ENOUGH_ROWS = 50;
    /// Names and codes are short; what is longer is prose, or a digest.
    private static final int LONGEST = 64;
    private static final double CHANCE = 0.1;
    private static final Pattern MOMENT = Pattern.compile("\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}.*|\\d{1,2}:\\d{2}.*");
    private static final Pattern FRACTION = Pattern.compile("-?\\d+\\.\\d+");

    private final Asker asker;
    private final Suspicions suspicions;

    Doubles(Asker asker, Suspicions suspicions) {
        this.asker = asker;
        this.suspicions = suspicions;
    }

    /// Looks at the columns of a table.
    void look(TableSample table) {
        table.columns().values().stream().filter(column -> mayBeKey(table, column)).forEach(
                column -> suspicions.add(table, List.of(column.name()), new NearlyAll(asker, table, column)));
    }

    /// That a column's values are all different but for a few.
    private record NearlyAll(Asker asker, TableSample table, ColumnSample column) implements Claim {

        private double sure() {
            return Names.isNatural(column.name()) ? 0.95 : column.family() == TypeFamily.INTEGER ? 0.7 : 0.8;
        }

        /// Statistics that saw nearly all values differ speak for it; those that saw no double speak against.
        @Override
        public double strength() {
            double spread = column.shape().spread();
            double known = spread == -1 ? 0.75 : spread < 0 || spread > 0.9 * table.rows() ? 1 : 0.9;
            return sure() * known * column.different() / column.values().size();
        }

        @Override
        public Optional<Proposal.NearUnique> verify() {
            return asker.ask(counts(table, column), 1).flatMap(rows -> judged(rows.rows().getFirst()));
        }

        private Optional<Proposal.NearUnique> judged(Row row) {
            if (row.get(0) == null) {
                return Optional.empty();
            }
            long rows = Long.parseLong(row.text(0));
            long different = Long.parseLong(row.text(1));
            long surplus = rows - different;
            boolean near = rows >= ENOUGH_ROWS && surplus > 0 && different >= DIFFERENT * rows;
            if (!near || (column.family() == TypeFamily.INTEGER
                    && surplus > CHANCE * byChance(rows, column.range()))) {
                return Optional.empty();
            }
            List<Ident> rowKey = table.rowKey().isEmpty() ? List.of(column.name()) : table.rowKey();
            boolean text = column.family() == TypeFamily.TEXT;
            Sql check = CheckSql.nearUnique(table.shape().name(), column.name(), text, rowKey);
            return Violators.of(asker, check, rows, Math.round(100 * sure() * different / rows) / 100.0)
                    .map(evidence -> new Proposal.NearUnique(table.shape().name(), column.name(), text, rowKey,
                            !table.rowKey().isEmpty(), evidence));
        }
    }

    private static boolean mayBeKey(TableSample table, ColumnSample column) {
        TableShape shape = table.shape();
        int sampled = column.values().size();
        boolean alike = sampled < ENOUGH_ROWS || column.different() < DIFFERENT_IN_SAMPLE * sampled;
        if (alike || shape.isKey(column.name()) || shape.refers(column.name()) || column.shape().generated()
                || shape.primaryKey().equals(List.of(column.name()))) {
            return false;
        }
        double spread = column.shape().spread();
        if (spread > 0 && spread < 0.5 * table.rows()) {
            return false; // the server's statistics know that values repeat
        }
        return switch (column.family()) {
            case UUID, INTEGER -> true;
            case TEXT -> isNatural(column);
            case DECIMAL, FLOAT, BOOLEAN, OTHER -> false;
        };
    }

    /// Prose repeats by chance, times and amounts too; a name alone makes no key of people or products.
    private static boolean isNatural(ColumnSample column) {
        long odd = column.values().stream().map(Object::toString).filter(value -> value.length() > LONGEST
                || MOMENT.matcher(value).matches() || FRACTION.matcher(value).matches()).count();
        long words = column.values().stream().map(Object::toString)
                .filter(value -> value.strip().chars().anyMatch(Character::isWhitespace)).count();
        boolean coded = words <= 0.02 * column.values().size()
                && column.values().stream().map(Object::toString).anyMatch(Doubles::holdsSign);
        return odd <= 0.02 * column.values().size() && (Names.isNatural(column.name()) || coded);
    }

    /// Digits and signs are the mark of codes, addresses and numbers.
    private static boolean holdsSign(String value) {
        return value.chars().anyMatch(sign -> !Character.isLetter(sign));
    }

    /// How many doubles so many numbers would have if they were drawn between the smallest and the largest: rows less the
    /// expected number of different ones, `range * (1 - (1 - 1/range)^rows)`.
    private static double byChance(long rows, double range) {
        return range < 1 ? 0 : rows - range * -Math.expm1(rows * Math.log1p(-1 / Math.max(range, 1.5)));
    }

    private static Sql counts(TableSample table, ColumnSample column) {
        SqlBuilder sql = new SqlBuilder().add("SELECT sum(g.times), count(*) FROM (SELECT count(*) AS times FROM ")
                .table(table.shape().name()).add(" AS t WHERE t.").name(column.name()).add(" IS NOT NULL");
        if (column.family() == TypeFamily.TEXT) {
            sql.add(" AND t.").name(column.name()).add(" <> ''");
        }
        return sql.add(" GROUP BY t.").name(column.name()).add(") AS g").toSql();
    }
}
