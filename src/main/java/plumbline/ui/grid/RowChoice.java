package plumbline.ui.grid;

import org.jspecify.annotations.Nullable;

/// Which of the differing rows a person wants, as a table with a box for each asks it. FX thread only.
public interface RowChoice {

    /// Whether a row is wanted: null where only some of its cells are.
    @Nullable
    Boolean chosen(long place);

    /// Wants a row, or no longer.
    void choose(long place, boolean wanted);
}
