package plumbline.core.snapshot;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.core.pack.History;
import plumbline.core.target.Target;

/// What is to become of one row.
///
/// @param pack     whose history it is
/// @param key      column of the view to its text
/// @param change   what to write
/// @param by       who edits
/// @param summary  why
/// @param asOf     refused where the row has later versions than this one
/// @param seen     the row as its editor saw it: refused where it is not so any more; null: nothing was seen
/// @param patience how long to wait for who edits the row at the same time
/// @param ticket   a number for the journal, or empty
public record RowEdit(Target target, String pack, History history, Map<String, String> key, Change change, String by,
        String summary, OptionalLong asOf, @Nullable RowNow seen, Duration patience, String ticket) {

    public RowEdit {
        key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
    }

    /// What to write.
    public sealed interface Change {

        /// Nothing: only a version.
        record None() implements Change {}

        /// These values.
        ///
        /// @param values column of the view to the new value; empty: NULL
        record Values(Map<String, Optional<String>> values) implements Change {

            public Values {
                values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            }
        }

        /// Those of an earlier version.
        ///
        /// @param snapshot its id
        /// @param fields   only these; empty: all
        record Back(String snapshot, Set<String> fields) implements Change {

            public Back {
                fields = Set.copyOf(fields);
            }
        }
    }
}
