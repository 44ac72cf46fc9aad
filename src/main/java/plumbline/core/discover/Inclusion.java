package plumbline.core.discover;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumbline.core.session.Row;
import plumbline.core.session.Rows;
import plumbline.core.session.TypeFamily;
import plumbline.core.sql.KeyArray;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;

/// Asks, for one key, which values of many columns it holds; all in one question.
///
/// As a control it also asks for the neighbours of the values: the next number, the next code, the tuple of parts of two
/// different rows. A key that holds the neighbours just as often only shows that both are numbered alike.
final class Inclusion {

    /// A sample may hold more violators than the whole.
    static final double SAMPLED = 0.9;
    /// Natural logarithm of how unlikely it must be that chance made the difference: there are many pairs to compare.
    private static final double UNLIKELY = 16;
    private static final Pattern NUMBERED = Pattern.compile("(?s)(.*?)([0-9]{1,18})([^0-9]{0,2})");

    private final Asker asker;
    private final Values values;

    Inclusion(Asker asker, Values values) {
        this.asker = asker;
        this.values = values;
    }

    /// What is asked of one column, or of several that belong together.
    ///
    /// @param tuples values in rows, doubles taken out
    record Question(TableSample table, List<ColumnSample> columns, List<List<Object>> tuples) {

        /// Asks for some of the sampled values.
        static Question of(TableSample table, List<ColumnSample> columns, int most) {
            if (columns.size() == 1) {
                List<Object> some = ColumnSample.spread(columns.getFirst().values(), 2 * most);
                return new Question(table, columns, some.stream().distinct().limit(most).map(List::of).toList());
            }
            List<List<Object>> different = table.tuples(columns.stream().map(ColumnSample::name).toList()).stream()
                    .distinct().toList();
            return new Question(table, columns, ColumnSample.spread(different, most));
        }
    }

    /// @param asked      how many different values
    /// @param held       how many of them the key holds
    /// @param neighbours how many controls were asked; 0 where none could be made
    /// @param heldToo    how many of those it holds
    record Answer(int asked, int held, int neighbours, int heldToo) {

        double share() {
            return asked == 0 ? 0 : (double) held / asked;
        }

        /// Whether the values are held so much more often than their neighbours that it is no chance: by Chernoff's bound
        /// of the binomial distribution.
        boolean proven() {
            double chance = (heldToo + 1.0) / (neighbours + 1.0);
            double share = Math.min(share(), 1 - 1e-9);
            if (neighbours < asked / 2 || share <= chance) {
                return false;
            }
            double distance = share * Math.log(share / chance) + (1 - share) * Math.log((1 - share) / (1 - chance));
            return asked * distance > UNLIKELY;
        }

        /// Whether neighbours could be made, and showed nothing.
        boolean refuted() {
            return neighbours >= asked / 2 && !proven();
        }
    }

    /// Asks.
    ///
    /// @return by the questions' places; without those that were not answered in time
    Map<Integer, Answer> ask(Key key, List<Question> questions, boolean control) {
        int width = key.columns().size();
        List<Object> numbers = new ArrayList<>();
        List<List<Object>> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            columns.add(new ArrayList<>());
        }
        int[][] sizes = new int[questions.size()][2];
        long step = step(key);
        for (int i = 0; i < questions.size(); i++) {
            List<List<Object>> tuples = questions.get(i).tuples();
            sizes[i][0] = put(key, 2L * i, tuples, numbers, columns);
            sizes[i][1] = control ? put(key, 2L * i + 1, neighbours(key, tuples, step), numbers, columns) : 0;
        }
        Map<Integer, Answer> answers = new LinkedHashMap<>();
        if (numbers.isEmpty()) {
            return answers;
        }
        Optional<Rows> counted = asker.ask(question(key, numbers, columns), 2 * questions.size());
        if (counted.isEmpty()) {
            return answers;
        }
        int[][] held = new int[questions.size()][2];
        for (Row row : counted.get().rows()) {
            int number = Integer.parseInt(row.text(0));
            held[number / 2][number % 2] = Integer.parseInt(row.text(1));
        }
        for (int i = 0; i < questions.size(); i++) {
            answers.put(i, new Answer(questions.get(i).tuples().size(), held[i][0], sizes[i][1], held[i][1]));
        }
        return answers;
    }

    private static int put(Key key, long number, List<List<Object>> tuples, List<Object> numbers,
            List<List<Object>> columns) {
        int put = 0;
        for (List<Object> tuple : tuples) {
            boolean fits = true;
            for (int i = 0; i < columns.size(); i++) {
                fits &= key.takes(i, tuple.get(i));
            }
            if (fits) {
                numbers.add(number);
                for (int i = 0; i < columns.size(); i++) {
                    columns.get(i).add(tuple.get(i));
                }
                put++;
            }
        }
        return put;
    }

    private Sql question(Key key, List<Object> numbers, List<List<Object>> columns) {
        List<KeyArray> arrays = new ArrayList<>();
        arrays.add(new KeyArray("int4", numbers));
        for (int i = 0; i < columns.size(); i++) {
            arrays.add(new KeyArray(key.columns().get(i).shape().typeName(), columns.get(i)));
        }
        SqlBuilder sql = new SqlBuilder().add("SELECT s.v1, count(*) FROM ");
        values.add(sql, arrays);
        sql.add(" AS s WHERE EXISTS (SELECT 1 FROM ").table(key.table().shape().name()).add(" AS p WHERE ");
        for (int i = 0; i < columns.size(); i++) {
            sql.add(i == 0 ? "p." : " AND p.").name(key.columns().get(i).name()).add(" = s.")
                    .name(Values.named(i + 1));
        }
        return sql.add(") GROUP BY s.v1").toSql();
    }

    /// The largest number all distances of a key's numbers are multiples of: keys may go in tens.
    private static long step(Key key) {
        BigInteger step = BigInteger.ZERO;
        Object first = key.first().values().isEmpty() ? null : key.first().values().getFirst();
        for (Object value : key.first().values()) {
            if (value instanceof Long number && first instanceof Long start) {
                step = step.gcd(BigInteger.valueOf(number).subtract(BigInteger.valueOf(start)));
            }
        }
        return step.signum() == 0 || step.bitLength() > 40 ? 1 : step.longValue();
    }

    /// One control for each tuple that can have one, half of them before and half behind.
    private static List<List<Object>> neighbours(Key key, List<List<Object>> tuples, long step) {
        List<List<Object>> neighbours = new ArrayList<>();
        for (int i = 0; i < tuples.size(); i++) {
            List<Object> tuple = tuples.get(i);
            if (tuple.size() > 1) {
                List<Object> mixed = new ArrayList<>(tuple);
                mixed.set(tuple.size() - 1, tuples.get((i + tuples.size() / 2) % tuples.size()).getLast());
                neighbours.add(mixed);
                continue;
            }
            int way = i % 2 == 0 ? 1 : -1;
            switch (tuple.getFirst()) {
                case Long number -> neighbours.add(List.of(number + way * step));
                case String text when key.first().family() == TypeFamily.TEXT ->
                    next(text, way).ifPresent(neighbour -> neighbours.add(List.of(neighbour)));
                default -> {
                    // a UUID has no neighbour
                }
            }
        }
        return neighbours;
    }

    /// The code before or behind, where it ends in digits.
    private static Optional<String> next(String text, int way) {
        Matcher parts = NUMBERED.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String digits = parts.group(2);
        long number = Long.parseLong(digits) + way;
        String shown = Long.toString(Math.max(0, number));
        String padded = "0".repeat(Math.max(0, digits.length() - shown.length())) + shown;
        return Optional.of(parts.group(1) + padded + parts.group(3));
    }
}
