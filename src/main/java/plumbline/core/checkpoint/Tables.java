package plumbline.core.checkpoint;

/// Tables as they are at one instant: of a target, or saved. Used by one thread; close it in the end.
///
/// Every method fails with a `ProblemException`.
public interface Tables extends AutoCloseable {

    /// Where the rows come from.
    Origin origin();

    /// What there is.
    Inventory inventory();

    /// Reads a table from its first row. One reader at a time.
    ///
    /// @param form what to read and how: for a target any columns, order and coding may be asked for; saved tables are
    ///             read as they were saved, and `form` is one of [#inventory]
    TupleReader rows(TableForm form);

    /// Reads a table from a later row on, in the order in which it is saved, for example to show a page of it.
    ///
    /// @param first how many rows to pass over
    default TupleReader rowsFrom(TableForm form, long first) {
        TupleReader rows = rows(form);
        for (long i = 0; i < first && rows.next(); i++) {
            // passed over
        }
        return rows;
    }

    /// The tables of the whole file that these were saved as, for what only the system itself can tell of them.
    ///
    /// @return these where no file was saved; closed with them
    default Tables ofFile() {
        return this;
    }

    /// Lets go of everything. Never fails.
    @Override
    void close();
}
