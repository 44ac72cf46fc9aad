package plumbline.core.journal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One statement that changed the schema.
///
/// @param key     the finding it was about
/// @param done    what was run
/// @param inverse what takes it back, or empty where nothing does
public record SchemaChange(Map<String, String> key, String done, String inverse) {

    public SchemaChange {
        key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
    }
}
