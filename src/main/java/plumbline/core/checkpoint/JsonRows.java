package plumbline.core.checkpoint;

/// Makes rows that the licensing-risk system saved as JSON into rows as a server writes them. Thread-safe.
public interface JsonRows {

    /// Lets the server read the values as the types of its own columns.
    ///
    /// @param live a reading of the target on a connection of its own, used by nobody else and closed by the caller
    /// @param form which columns, of which types, and how the rows that come out are written
    /// @param rows a field of JSON text in UTF-8 for each of these columns, in their order; closed with what is returned
    /// @return the same rows in the same order
    /// @throws plumbline.core.problem.ProblemException where a value does not fit its column, or on the first reading
    TupleReader typed(LiveTables live, TableForm form, TupleReader rows);
}
