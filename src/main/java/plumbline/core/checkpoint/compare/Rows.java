package plumbline.core.checkpoint.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import plumbline.core.checkpoint.TupleReader;

/// Rows of one side of a comparison, which can be read anew where their order turns out not to be what was said.
///
/// @param ordered  whether they come in the key's order
/// @param open     begins reading from the first row; every call the same rows
/// @param anyOrder begins reading the same rows in the order that costs least, also on another thread; empty where reading
///                 them twice would cost more than to sort them
public record Rows(boolean ordered, Supplier<TupleReader> open, Optional<Supplier<TupleReader>> anyOrder) {

    /// None.
    public static final Rows NONE = new Rows(true, TupleReader::none);

    /// Rows that are read in one way only.
    public Rows(boolean ordered, Supplier<TupleReader> open) {
        this(ordered, open, Optional.empty());
    }

    /// Rows that may be read twice.
    ///
    /// @param anyOrder reads them in the order that costs least
    public static Rows cheap(boolean ordered, Supplier<TupleReader> open, Supplier<TupleReader> anyOrder) {
        return new Rows(ordered, open, Optional.of(anyOrder));
    }

    /// The same rows with these of their fields only.
    ///
    /// @param fields places in the rows as they are read
    public Rows only(List<Integer> fields) {
        return new Rows(ordered, only(open, fields), anyOrder.map(its -> only(its, fields)));
    }

    private static Supplier<TupleReader> only(Supplier<TupleReader> open, List<Integer> fields) {
        return () -> new Projected(open.get(), fields);
    }
}
