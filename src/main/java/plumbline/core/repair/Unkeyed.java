package plumbline.core.repair;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.core.pack.Touch;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.KeyedRows;
import plumbline.core.session.RowChange;
import plumbline.core.session.Rows;
import plumbline.core.session.TableColumn;

/// What can be put back in a table without a primary key: rows that the findings name one by one, and rows that were
/// only deleted or only added. Where two rows can't be told apart, or a changed row can't be told from a new one, the
/// repair is refused.
final class Unkeyed {

    private Unkeyed() {}

    /// Ends a repair whose images would not tell which row is which.
    ///
    /// @param before the named rows before, or null where the touch names none
    static void refuse(RepairRequest request, Touch touch, List<TableColumn> columns, @Nullable Rows before,
            List<RowChange> changes) {
        if (before != null && KeyedRows.byKey(columns, before).size() < before.rows().size()) {
            throw without(request, touch);
        }
        if (TableColumn.byPlace(columns)) {
            Set<RowChange.Kind> kinds = new HashSet<>();
            changes.forEach(change -> kinds.add(change.kind()));
            if (kinds.size() > 1 || kinds.contains(RowChange.Kind.UPDATED)) {
                throw without(request, touch);
            }
        }
    }

    private static ProblemException without(RepairRequest request, Touch touch) {
        return new ProblemException(Problem.of(ProblemCode.NOTHING_TO_UNDO, request.target().name(),
                touch.table() + " has no primary key, so its rows could not be put back"));
    }

    /// Whether a row that was deleted has a place that says nothing any more: another row may lie there by now.
    static boolean lostItsPlace(List<TableColumn> columns, RowChange change) {
        return change.kind() == RowChange.Kind.DELETED && TableColumn.byPlace(columns);
    }
}
