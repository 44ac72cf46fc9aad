package plumbline.core.repair;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.core.journal.RowImages;
import plumbline.core.journal.SchemaChange;
import plumbline.core.session.Row;
import plumbline.core.session.RowChange;

/// Compares what is about to be committed with what a person was shown (invariant 4).
///
/// The rows after the change are not compared: a trigger that stamps the time makes them differ.
final class PlanComparison {

    private PlanComparison() {}

    /// Whether the findings of this go, and the rows before the change, are those of the plan.
    static boolean same(RepairPlan plan, Keys part, Attempt.Tried tried) {
        if (plan.change().schema().size() > 0) {
            return same(plan, part, tried.findings(), tried.change().schema());
        }
        if (!sameRows(part.rows(), tried.findings().rows())) {
            return false;
        }
        return plan.change().tables().isEmpty() || sameImages(plan, tried);
    }

    /// Where statements are shown, they are what counts: a finding's size may have grown since.
    static boolean same(RepairPlan plan, Keys part, Keys now, List<SchemaChange> steps) {
        return part.texts().equals(now.texts()) && plan.change().schema().containsAll(steps);
    }

    private static boolean sameRows(List<Row> seen, List<Row> now) {
        // a check mostly answers in the same order again; a set of very many findings costs more than the comparison
        return seen.size() == now.size() && (seen.equals(now) || new HashSet<>(seen).equals(new HashSet<>(now)));
    }

    private static boolean sameImages(RepairPlan plan, Attempt.Tried tried) {
        Map<String, RowImages> shown = new HashMap<>();
        plan.change().tables().forEach(images -> shown.put(images.table().toString(), images));
        for (RowImages images : tried.change().tables()) {
            RowImages seen = shown.get(images.table().toString());
            if (seen == null) {
                return false;
            }
            Seen changes = new Seen(seen.changes());
            for (RowChange change : images.changes()) {
                if (!shown(changes.of(change), change)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The changes that were shown: in their order as long as they are asked for in it, then by key.
    private static final class Seen {

        private final List<RowChange> changes;
        private final Map<Map<String, @Nullable Object>, RowChange> byKey = new HashMap<>();
        private int next;

        Seen(List<RowChange> changes) {
            this.changes = changes;
        }

        @Nullable
        RowChange of(RowChange change) {
            if (next < changes.size() && changes.get(next).key().equals(change.key())) {
                return changes.get(next++);
            }
            if (byKey.isEmpty()) {
                changes.forEach(each -> byKey.put(each.key(), each));
            }
            return byKey.get(change.key());
        }
    }

    /// A computed row was shown with the finding's columns only; those must agree.
    private static boolean shown(@Nullable RowChange seen, RowChange change) {
        if (seen == null) {
            // a row that is made gets its key when it is made
            return change.before() == null;
        }
        Map<String, @Nullable Object> before = change.before();
        Map<String, @Nullable Object> then = seen.before();
        if (before == null || then == null) {
            return before == null && then == null;
        }
        Set<String> columns = then.keySet();
        return columns.stream().allMatch(column -> Objects.equals(then.get(column), before.get(column)));
    }
}
