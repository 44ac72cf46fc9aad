package plumbline.core.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of a result.
///
/// @param values in the order of the columns; each null, String, Long, BigDecimal, Double or Boolean; times are text in
///               ISO form, binary is hex text
public record Row(List<@Nullable Object> values) {

    public Row {
        values = Collections.unmodifiableList(new ArrayList<@Nullable Object>(values));
    }

    /// The value at a place.
    public @Nullable Object get(int index) {
        return values.get(index);
    }

    /// The value as text, or empty where it is NULL.
    public String text(int index) {
        Object value = values.get(index);
        return value == null ? "" : value.toString();
    }
}
