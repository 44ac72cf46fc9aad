package plumbline.db.postgresql;

import java.sql.SQLException;
import plumbline.core.checkpoint.Tuple;

/// Finds the rows in what a server sends for a COPY. A message is a row as servers send them, but nothing promises it: a
/// message may hold several rows or part of one (PostgreSQL documentation, "COPY Operations" of the protocol).
interface CopyFrames {

    /// Lets the tuple look at the next row.
    ///
    /// @return false behind the last one
    boolean next(Tuple tuple) throws SQLException;

    /// Whether the last row was passed.
    boolean ended();
}
