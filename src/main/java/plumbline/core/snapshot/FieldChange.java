package plumbline.core.snapshot;

import com.fasterxml.jackson.databind.JsonNode;

/// A field that differs.
///
/// @param field  column of the view
/// @param before JSON's null where it was NULL or absent
/// @param after  likewise
public record FieldChange(String field, JsonNode before, JsonNode after) {

    /// The fields in which two rows differ, in the order of the first.
    static java.util.List<FieldChange> between(Payload before, Payload after) {
        java.util.Set<String> columns = new java.util.LinkedHashSet<>(before.columns());
        columns.addAll(after.columns());
        return columns.stream().filter(column -> !before.same(column, after))
                .map(column -> new FieldChange(column, before.value(column), after.value(column))).toList();
    }
}
