package plumbline.core.repair;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.RowImages;
import plumbline.core.pack.Means;
import plumbline.core.pack.Touch;
import plumbline.core.session.Row;
import plumbline.core.session.RowChange;
import plumbline.core.session.RowValues;
import plumbline.core.session.TableColumn;

/// The part of many findings that a preview really repairs; what the others become is taken from the check's own answer.
///
/// A preview by rollback costs the target as much as the repair itself: dead rows, WAL, locks. So beyond a limit it is
/// done for a sample.
final class Sample {

    private final RepairRequest request;
    private final Keys really;
    private final Keys computed;

    private Sample(RepairRequest request, Keys really, Keys computed) {
        this.request = request;
        this.really = really;
        this.computed = computed;
    }

    /// So many findings are repaired for real at most.
    static final int MOST = 10_000;

    static Sample of(RepairRequest request, Keys all) {
        int size = all.rows().size();
        boolean single = request.way().means() instanceof Means.Statements && request.way().narrowable();
        int really = size > MOST && single ? RepairPlan.SAMPLE : size;
        return new Sample(request, all.part(0, really), all.part(really, size));
    }

    /// Those that are repaired and rolled back.
    Keys really() {
        return really;
    }

    /// Those whose change is computed.
    Keys computed() {
        return computed;
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
        Told told = new Told(touch, first.columns());
        List<RowChange> changes = new ArrayList<>(first.changes());
        computed.rows().forEach(row -> changes.add(told.change(row, deletes)));
        List<RowImages> tables = new ArrayList<>(sample.tables());
        tables.set(0, new RowImages(first.table(), first.columns(), changes));
        return new ChangeRecord(tables, sample.schema());
    }

    /// Rows as far as their findings tell them: the key and those columns the check returns.
    private final class Told {

        private final Map<String, String> sources = new LinkedHashMap<>();
        private final RowValues.Names keys;
        private final RowValues.Names columns;

        Told(Touch touch, List<TableColumn> tableColumns) {
            sources.putAll(touch.rows());
            keys = new RowValues.Names(List.copyOf(sources.keySet()));
            for (TableColumn column : tableColumns) {
                String name = column.name().name();
                if (computed.columns().indexOf(name).isPresent()) {
                    sources.putIfAbsent(name, name);
                }
            }
            columns = new RowValues.Names(List.copyOf(sources.keySet()));
        }

        RowChange change(Row row, boolean deletes) {
            List<@Nullable Object> values = new ArrayList<>();
            sources.values().forEach(finding -> values.add(value(row, finding)));
            RowValues before = columns.row(values);
            if (deletes) {
                return new RowChange(keys.part(before), before, null);
            }
            int place = List.copyOf(sources.keySet()).indexOf(request.check().wrong());
            if (place >= 0) {
                values.set(place, value(row, request.check().right()));
            }
            return new RowChange(keys.part(before), before, columns.row(values));
        }
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
