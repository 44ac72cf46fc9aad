package plumbline.core.checkpoint.compare;

import java.util.List;
import java.util.function.Supplier;
import plumbline.core.checkpoint.TupleReader;

/// Rows of one side of a comparison, which can be read anew where their order turns out not to be what was said.
///
/// @param ordered whether they come in the key's order
/// @param open    begins reading from the first row; every call the same rows
public record Rows(boolean ordered, Supplier<TupleReader> open) {

    /// None.
    public static final Rows NONE = new Rows(true, TupleReader::none);

    /// The same rows with these of their fields only.
    ///
    /// @param fields places in the rows as they are read
    public Rows only(List<Integer> fields) {
        return new Rows(ordered, () -> new Projected(open.get(), fields));
    }
}
