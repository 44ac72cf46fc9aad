package plumbline.ui.grid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which of the differing rows a person wants, as a table with a box for each asks it. FX thread only.
public interface RowChoice {

    /// Whether anything of the table that is shown can be wanted.
    default boolean offered() {
        return true;
    }

    /// Whether a row is wanted: null where only some of its cells are.
    @Nullable
    Boolean chosen(long place);

    /// Wants rows, or no longer.
    void choose(List<Integer> places, boolean wanted);
}
