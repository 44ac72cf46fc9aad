package plumbline.core.check;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Findings a person chose not to be told about for a time. Implementations are thread-safe; what can't be kept is a
/// `ProblemException`.
public interface IgnoredFindings {

    /// Those of a check on a target that have not expired.
    List<Ignored> of(String target, String checkPath, Instant now);

    /// Ignores findings; one that is ignored already gets the new reason and time. Returns when it is durable.
    void ignore(String target, String checkPath, List<Ignored> findings);

    /// Takes it back for findings.
    ///
    /// @param keys key column to its text, one map a finding
    void heed(String target, String checkPath, List<Map<String, String>> keys);

    /// One ignored finding.
    ///
    /// @param key    key column to its text
    /// @param reason never blank
    /// @param until  when it counts again; [Instant#MAX] for never
    record Ignored(Map<String, String> key, String reason, String who, Instant at, Instant until) {

        public Ignored {
            key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
        }
    }

    /// Ignores nothing: for tests and where there is no store.
    static IgnoredFindings none() {
        return new IgnoredFindings() {

            @Override
            public List<Ignored> of(String target, String checkPath, Instant now) {
                return List.of();
            }

            @Override
            public void ignore(String target, String checkPath, List<Ignored> findings) {
                throw new UnsupportedOperationException("nothing is kept here");
            }

            @Override
            public void heed(String target, String checkPath, List<Map<String, String>> keys) {
                // there is nothing
            }
        };
    }
}
