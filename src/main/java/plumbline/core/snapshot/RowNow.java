package plumbline.core.snapshot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A row of the view as it is.
///
/// @param texts   column to its value as the server writes it
/// @param payload the same as JSON
public record RowNow(Map<String, @Nullable String> texts, Payload payload) {

    /// A row as a server gives it.
    ///
    /// @param json what the server makes of the row
    /// @param kept which columns hold JSON that stays as it is within JSON
    public static RowNow of(Map<String, @Nullable String> texts, String json, Predicate<String> kept) {
        return new RowNow(texts, Payload.of(texts, json, kept));
    }

    public RowNow {
        texts = Collections.unmodifiableMap(new LinkedHashMap<String, @Nullable String>(texts));
    }
}
