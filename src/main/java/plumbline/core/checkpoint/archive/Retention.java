package plumbline.core.checkpoint.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Checkpoint.Condition;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.target.Identity;

/// Which checkpoints may go. Only good ones are ever named: what is damaged or foreign a person looks at. Stateless.
final class Retention {

    private Retention() {}

    /// Those that may go, newest first.
    ///
    /// @param all    newest first
    /// @param keep   how many of each target and reason stay, counted among those that are meant
    /// @param before only older ones
    static List<Checkpoint> outdated(List<Checkpoint> all, int keep, Instant before, Predicate<Checkpoint> among) {
        Map<List<String>, Integer> seen = new HashMap<>();
        Set<String> safe = new HashSet<>();
        List<Checkpoint> outdated = new ArrayList<>();
        for (Checkpoint each : all) {
            if (each.condition() != Condition.GOOD) {
                continue;
            }
            Manifest manifest = each.contents();
            String target = target(manifest);
            boolean newestSafety = manifest.reason().equals(Manifest.SAFETY) && safe.add(target);
            if (!among.test(each)) {
                continue;
            }
            int number = seen.merge(List.of(target, manifest.reason()), 1, Integer::sum);
            if (number > keep && manifest.created().isBefore(before) && !each.label().pinned() && !newestSafety) {
                outdated.add(each);
            }
        }
        return outdated;
    }

    // the same database under two names is one target
    private static String target(Manifest manifest) {
        Identity identity = manifest.origin().identity();
        return identity.system() + "\0" + identity.database()
                + (identity.system().isEmpty() ? "\0" + manifest.origin().target() : "");
    }
}
