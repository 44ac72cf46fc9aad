package plumbline.core.discover;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.core.session.TableShape.ColumnShape;
import plumbline.core.session.TypeFamily;
import plumbline.core.sql.Ident;

/// What is known of a column's values.
///
/// @param least     the smallest whole number: of the table where the column is a key, else of the sample; null where
///                  there is none
/// @param most      the largest
/// @param values    of the sample, without NULL and without empty texts, in the order they came
/// @param different how many different ones these are
/// @param twoValued whether they are nothing but these two: 0 and 1, or false and true
record ColumnSample(ColumnShape shape, @Nullable Long least, @Nullable Long most, List<Object> values, int different,
        boolean twoValued) {

    ColumnSample {
        values = List.copyOf(values);
    }

    static ColumnSample of(ColumnShape shape, @Nullable Long least, @Nullable Long most, List<Object> values) {
        LongSummaryStatistics numbers = values.stream().filter(Long.class::isInstance).mapToLong(Long.class::cast)
                .summaryStatistics();
        boolean some = numbers.getCount() > 0;
        Set<Object> different = new HashSet<>(values);
        boolean two = different.size() == 2 && different.stream().allMatch(value -> value instanceof Boolean
                || (value instanceof Long number && (number == 0 || number == 1)));
        return new ColumnSample(shape, least == null && some ? Long.valueOf(numbers.getMin()) : least,
                most == null && some ? Long.valueOf(numbers.getMax()) : most, values, different.size(), two);
    }

    Ident name() {
        return shape.name();
    }

    TypeFamily family() {
        return shape.family();
    }

    /// Values of rows from all over the sample, doubled where the rows are.
    static <T> List<T> spread(List<T> values, int most) {
        if (values.size() <= most) {
            return values;
        }
        List<T> chosen = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            chosen.add(values.get((int) ((long) i * values.size() / most)));
        }
        return chosen;
    }

    /// How many whole numbers lie between the smallest and the largest, both included; 0 where that is not known.
    double range() {
        return least == null || most == null ? 0 : (double) most - least + 1;
    }

    /// Whether the sample never held a value twice.
    boolean allDifferent() {
        return different == values.size();
    }
}
