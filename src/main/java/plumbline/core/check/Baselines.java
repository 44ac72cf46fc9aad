package plumbline.core.check;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plumbline.core.pack.Check;
import plumbline.core.pack.Kind;

/// Numbers of rows that were declared right, by target and check. Implementations are thread-safe; what can't be kept is a
/// `ProblemException`.
public interface Baselines {

    /// What was recorded for a check on a target; it goes before what the pack says.
    Optional<Recorded> of(String target, String checkPath);

    /// Records numbers in the place of those recorded before. Returns when it is durable.
    void record(String target, String checkPath, Recorded baseline);

    /// Goes back to what the pack says.
    void forget(String target, String checkPath);

    /// A recorded baseline.
    ///
    /// @param counts table to its number of rows, in their order
    /// @param source where the numbers come from, for example `counted` or a checkpoint's id
    record Recorded(Map<String, Long> counts, String source, String who, Instant at) {

        public Recorded {
            counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        }
    }

    /// The tables that a check compares: the pack's, and those that were recorded.
    ///
    /// @throws IllegalArgumentException where it compares no numbers of rows
    static Set<String> tables(Check check, Optional<Recorded> recorded) {
        if (!(check.kind() instanceof Kind.Baseline kind)) {
            throw new IllegalArgumentException("compares no numbers of rows: " + check.path());
        }
        Set<String> tables = new LinkedHashSet<>(kind.counts().keySet());
        recorded.ifPresent(its -> tables.addAll(its.counts().keySet()));
        return tables;
    }

    /// Remembers nothing: for tests and where there is no store.
    static Baselines none() {
        return new Baselines() {

            @Override
            public Optional<Recorded> of(String target, String checkPath) {
                return Optional.empty();
            }

            @Override
            public void record(String target, String checkPath, Recorded baseline) {
                throw new UnsupportedOperationException("nothing is kept here");
            }

            @Override
            public void forget(String target, String checkPath) {
                // there is nothing
            }
        };
    }
}
