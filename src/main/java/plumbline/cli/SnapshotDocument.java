package plumbline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.pack.History;
import plumbline.core.snapshot.FieldChange;
import plumbline.core.snapshot.Payload;
import plumbline.core.snapshot.Snapshot;

/// Versions of rows as documents.
///
/// @param history names what its columns are called
record SnapshotDocument(History history) {

    /// A line of a list.
    Map<String, @Nullable Object> line(Snapshot snapshot) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put(history.kept().id(), snapshot.id());
        history.shown().forEach(column -> line.put(column, value(snapshot.payload().value(column))));
        line.put(history.kept().editor(), snapshot.by());
        line.put(history.kept().summary(), snapshot.summary());
        line.put(history.kept().at(), snapshot.at());
        line.put(history.kept().version(), snapshot.version());
        return line;
    }

    /// A version, whole.
    Map<String, @Nullable Object> whole(Snapshot snapshot) {
        History.Kept kept = history.kept();
        return Json.object(kept.id(), snapshot.id(), kept.key(), snapshot.key(), kept.version(), snapshot.version(),
                kept.at(), snapshot.at(), kept.editor(), snapshot.by(), kept.summary(), snapshot.summary(),
                kept.payload(), snapshot.payload().tree());
    }

    /// A row.
    static Map<String, @Nullable Object> row(Payload payload) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        payload.columns().forEach(column -> row.put(column, value(payload.value(column))));
        return row;
    }

    static List<Object> fields(List<FieldChange> changes) {
        return changes.stream().<Object>map(change -> Json.object("field", change.field(), "before",
                value(change.before()), "after", value(change.after()))).toList();
    }

    private static @Nullable Object value(JsonNode node) {
        return node.isNull() ? null : node;
    }
}
