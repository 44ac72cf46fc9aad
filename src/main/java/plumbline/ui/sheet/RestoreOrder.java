package plumbline.ui.sheet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RowDifference;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.sql.TableName;
import plumbline.core.target.Target;

/// A restore that a person asked for, with what they saw when they chose single rows.
///
/// @param seen  rows by table and place among its differences; a plan that has others there is refused
/// @param sizes how many differences those tables had
public record RestoreOrder(RestoreRequest request, Map<TableName, Map<Long, RowDifference>> seen,
        Map<TableName, Long> sizes) {

    public RestoreOrder {
        seen = Map.copyOf(seen);
        sizes = Map.copyOf(sizes);
    }

    /// All of a checkpoint.
    public static RestoreOrder whole(Target target, Shelf shelf, Checkpoint checkpoint) {
        return new RestoreOrder(RestoreRequest.whole(target, shelf, checkpoint), Map.of(), Map.of());
    }

    /// The same order with other options.
    RestoreOrder with(RestoreRequest next) {
        return new RestoreOrder(next, seen, sizes);
    }

    /// The first table in which other rows stand where the chosen ones stood; places are all a choice says of them. May
    /// block on the disk.
    Optional<TableName> changedIn(RestorePlan plan) {
        Comparison now = plan.comparison();
        if (now == null) { // where nothing was read the obstacle says why
            return plan.obstacles().isEmpty() ? sizes.keySet().stream().findFirst() : Optional.empty();
        }
        for (Map.Entry<TableName, Long> table : sizes.entrySet()) {
            Optional<TableDifference> its = now.tables().stream().filter(each -> each.name().equals(table.getKey()))
                    .findFirst();
            if (its.map(each -> each.added() + each.removed() + each.changed() != table.getValue()).orElse(true)) {
                return Optional.of(table.getKey());
            }
        }
        for (Map.Entry<TableName, Map<Long, RowDifference>> table : seen.entrySet()) {
            for (Map.Entry<Long, RowDifference> row : table.getValue().entrySet()) {
                List<RowDifference> found = now.page(table.getKey(), row.getKey(), 1);
                if (found.isEmpty() || !found.getFirst().equals(row.getValue())) {
                    return Optional.of(table.getKey());
                }
            }
        }
        return Optional.empty();
    }
}
