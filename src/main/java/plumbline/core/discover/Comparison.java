package plumbline.core.discover;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plumbline.core.session.Row;
import plumbline.core.session.TypeFamily;
import plumbline.core.sql.Ident;

/// A parent's column beside what its details come to, on a sample of parents.
///
/// @param summed empty: the details are counted
/// @param exact  whether both sides are whole numbers
record Comparison(ColumnSample column, List<Ident> summed, boolean exact) {

    /// Half a cent: what sums of inexact numbers may be apart.
    private static final double TOLERANCE = 0.005;
    private static final double AGREEMENT = 0.85;
    private static final double VARIED_AGREEMENT = 0.8;

    static Comparison of(ColumnSample column, List<ColumnSample> details) {
        boolean exact = column.family() == TypeFamily.INTEGER
                && details.stream().allMatch(detail -> detail.family() == TypeFamily.INTEGER);
        return new Comparison(column, details.stream().map(ColumnSample::name).toList(), exact);
    }

    /// Whether the sampled rows agree, and in a way that chance would not: also those whose value is not the most
    /// frequent one.
    ///
    /// @param actual   place of the column's value
    /// @param expected place of what the details come to
    boolean holds(List<Row> rows, int actual, int expected) {
        Map<Double, int[]> byExpected = new HashMap<>();
        int agree = 0;
        for (Row row : rows) {
            double right = number(row, expected);
            int[] group = byExpected.computeIfAbsent(right, _ -> new int[2]);
            group[0]++;
            if (Math.abs(number(row, actual) - right) < TOLERANCE) {
                group[1]++;
                agree++;
            }
        }
        int[] mode = byExpected.values().stream().max((one, other) -> Integer.compare(one[0], other[0]))
                .orElse(new int[2]);
        int varied = rows.size() - mode[0];
        boolean speaking = Names.isAmount(column.name());
        return rows.size() >= 10 && agree >= AGREEMENT * rows.size() && varied >= 5
                && byExpected.size() >= (speaking ? 3 : 5) && agree - mode[1] >= VARIED_AGREEMENT * varied;
    }

    /// The share of sampled rows that agree.
    double agreement(List<Row> rows, int actual, int expected) {
        long agree = rows.stream().filter(row -> Math.abs(number(row, actual) - number(row, expected)) < TOLERANCE)
                .count();
        return rows.isEmpty() ? 0 : (double) agree / rows.size();
    }

    /// Whether the flag says in the sample which rows have details: both ways, and not by chance.
    static boolean flagHolds(List<Row> rows, int actual, int expected) {
        int[][] seen = new int[2][2];
        for (Row row : rows) {
            seen[truth(row, actual)][number(row, expected) > 0 ? 1 : 0]++;
        }
        return seen[1][1] >= 5 && seen[0][0] >= 5 && seen[1][1] + seen[0][0] >= 0.9 * rows.size()
                && isSharp(seen[1][1], seen[1][0], seen[0][0], seen[0][1]);
    }

    /// Whether most of those with the flag have details, and most of those without have none.
    static boolean isSharp(long flaggedWith, long flaggedWithout, long plainWithout, long plainWith) {
        return flaggedWith >= VARIED_AGREEMENT * (flaggedWith + flaggedWithout)
                && plainWithout >= VARIED_AGREEMENT * (plainWithout + plainWith);
    }

    private static int truth(Row row, int place) {
        return switch (row.get(place)) {
            case Boolean flag -> flag ? 1 : 0;
            case Number number -> number.doubleValue() > 0 ? 1 : 0;
            case null, default -> 0;
        };
    }

    private static double number(Row row, int place) {
        return row.get(place) instanceof Number number ? number.doubleValue() : 0;
    }
}
