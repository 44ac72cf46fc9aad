package plumbline.core.check;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Numbers of rows that were saved with a target's rows at an earlier moment. Implementations are thread-safe; a failure
/// is a `ProblemException`.
public interface SavedNumbers {

    /// The newest one that has the numbers.
    String LATEST = "latest";

    /// One that may be asked.
    ///
    /// @param id          how it is asked for
    /// @param at          the moment of its rows
    /// @param description a person's words, or empty
    record Offer(String id, Instant at, String description) {}

    /// What was found.
    ///
    /// @param id of the one that was asked
    record Numbers(String id, Instant at, Map<String, Long> counts) {

        public Numbers {
            counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        }
    }

    /// Those of a target that have the numbers of all these tables, newest first. Asks only the disk.
    List<Offer> offers(Target target, Set<String> tables);

    /// The numbers, without reading or restoring a row. The target is asked which database it is.
    ///
    /// @param id  an id, a path, or [#LATEST]
    /// @throws plumbline.core.problem.ProblemException NO_SAVED_NUMBERS where they can't be told, with the reason,
    ///                                                  such as that it was taken of another database
    Numbers of(Target target, Set<String> tables, String id, WorkContext context);
}
