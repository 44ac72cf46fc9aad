package plumbline.core.repair;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.RowImages;
import plumbline.core.pack.Check;
import plumbline.core.pack.Means;
import plumbline.core.pack.Touch;
import plumbline.core.session.Row;
import plumbline.core.session.RowChange;
import plumbline.core.session.TableColumn;

/// The part of many findings that a preview really repairs; what the others become is taken from the check's own answer.
///
/// A preview by rollback costs the target as much as the repair itself: dead rows, WAL, locks. So beyond a limit it is
/// done for a sample.
///
/// @param really   those that are repaired and rolled back
/// @param computed those whose change is computed
record Sample(RepairRequest request, Keys really, Keys computed) {

    /// So many findings are repaired for real at most.
    static final int MOST = 10_000;

    static Sample of(RepairRequest request, Keys all) {
        int size = all.rows().size();
        boolean single = request.way().means() instanceof Means.Statements && request.way().narrowable();
        int really = size > MOST && single ? RepairPlan.SAMPLE : size;
        return new Sample(request, all.part(0, really), all.part(really, size));
    }

    RepairPlan.Extent extent() {
        return computed.isEmpty() ? RepairPlan.Extent.DONE : RepairPlan.Extent.SAMPLED;
    }

    /// The sample's change with that of the other findings behind it, as far as the findings tell: a wrong value becomes
    /// the right one; where the sample's rows were deleted, theirs are.
    ChangeRecord joined(ChangeRecord sample) {
        if (computed.isEmpty() || sample.tables().isEmpty()) {
            return sample;
        }
        Touch touch = request.way().touches().getFirst();
        RowImages first = sample.tables().getFirst();
        boolean deletes = first.changes().stream().allMatch(change -> change.kind() == RowChange.Kind.DELETED);
        boolean updates = !request.check().wrong().isEmpty() && !request.check().right().isEmpty();
        if (!touch.named() || (!deletes && !updates)) {
            return sample;
        }
        List<RowChange> changes = new ArrayList<>(first.changes());
        computed.rows().forEach(row -> changes.add(change(touch, first.columns(), row, deletes)));
        List<RowImages> tables = new ArrayList<>(sample.tables());
        tables.set(0, new RowImages(first.table(), first.columns(), changes));
        return new ChangeRecord(tables, sample.schema());
    }

    private RowChange change(Touch touch, List<TableColumn> columns, Row row, boolean deletes) {
        Map<String, @Nullable Object> key = new LinkedHashMap<>();
        touch.rows().forEach((column, finding) -> key.put(column, value(row, finding)));
        Map<String, @Nullable Object> before = new LinkedHashMap<>(key);
        for (TableColumn column : columns) {
            String name = column.name().name();
            computed.columns().indexOf(name).ifPresent(place -> before.putIfAbsent(name, text(row.get(place))));
        }
        if (deletes) {
            return new RowChange(key, before, null);
        }
        Check check = request.check();
        Map<String, @Nullable Object> after = new LinkedHashMap<>(before);
        after.put(check.wrong(), value(row, check.right()));
        return new RowChange(key, before, after);
    }

    private @Nullable Object value(Row row, String column) {
        return computed.columns().indexOf(column).map(place -> text(row.get(place))).orElse(null);
    }

    /// As images hold values on PostgreSQL; on SQLite whole numbers stay numbers.
    private @Nullable Object text(@Nullable Object value) {
        return switch (request.target().engine()) {
            case POSTGRESQL -> value == null ? null : value.toString();
            case SQLITE -> value;
        };
    }
}
