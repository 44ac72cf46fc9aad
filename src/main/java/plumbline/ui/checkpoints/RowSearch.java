package plumbline.ui.checkpoints;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.ui.checkpoints.ContentsViewModel.SavedRow;
import plumbline.ui.fx.UiWork;

/// Looks through a saved table for a text, as a job; another search ends the one before. FX thread only.
final class RowSearch {

    /// So many rows are shown of those that fit.
    static final int MOST = 10_000;

    private static final long LARGEST = 16_000_000; // characters of the rows that are kept

    private final UiWork work;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Idle());
    private Runnable stop = () -> {};
    private long generation;

    RowSearch(UiWork work) {
        this.work = work;
    }

    /// Where a search stands.
    sealed interface State {

        /// Nothing is looked for.
        record Idle() implements State {}

        /// It goes on.
        record Searching() implements State {}

        /// It has ended.
        ///
        /// @param more whether the table may hold more that fit
        record Found(List<SavedRow> rows, boolean more) implements State {}

        /// It could not be done.
        record Failed(Problem problem) implements State {}
    }

    /// Looks through a table; an empty text, or no table, looks for nothing.
    void start(@Nullable SavedRows rows, String text) {
        stop.run();
        stop = () -> {};
        long mine = ++generation;
        if (rows == null || text.isBlank()) {
            state.set(new State.Idle());
            return;
        }
        state.set(new State.Searching());
        stop = work.<State.Found>ask(work.texts().now("checkpoints.job.search", rows.table().form().name()), "",
                context -> Outcome.of(() -> {
                    List<SavedRow> found = new ArrayList<>();
                    long[] size = new long[1];
                    rows.all(SavedRows.holding(text), row -> {
                        found.add(row);
                        size[0] += row.values().stream().mapToLong(value -> value == null ? 0 : value.length()).sum();
                        return found.size() < MOST && size[0] < LARGEST;
                    }, context);
                    return new State.Found(List.copyOf(found), found.size() >= MOST || size[0] >= LARGEST);
                }), outcome -> {
                    if (mine == generation) {
                        state.set(switch (outcome) {
                            case Outcome.Done<State.Found>(State.Found found) -> found;
                            case Outcome.Failed<State.Found>(Problem problem) ->
                                problem.code() == ProblemCode.CANCELLED ? new State.Idle() : new State.Failed(problem);
                        });
                    }
                }).cancel();
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
