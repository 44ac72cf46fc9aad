package plumbline.db.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Row;
import plumbline.core.session.Rows;
import plumbline.core.target.Target;
import plumbline.core.text.Phrase;

/// Reads results within a session's time.
///
/// @param timeout how long one may take
record ResultDrain(Target target, Duration timeout, Stopping stopping) {

    private static final long CHECK_TIME_EVERY_ROWS = 1024;

    /// Reads a result to its end.
    ///
    /// @param keep how many rows to keep; all are counted
    Rows drain(ResultSet result, RowReader reader, int keep) throws SQLException {
        List<Row> rows = new ArrayList<>();
        long count = 0;
        long begun = System.nanoTime();
        while (result.next()) {
            count++;
            if (rows.size() < keep) {
                rows.add(reader.row());
            }
            // the server's own limit begins anew with each portion of rows
            if (count % CHECK_TIME_EVERY_ROWS == 0 && System.nanoTime() - begun > timeout.toNanos()) {
                throw new ProblemException(Problem.of(ProblemCode.TIMEOUT, target.name(),
                        Phrase.of("detail.stopped-after", String.valueOf(timeout.toMillis()), String.valueOf(count))));
            }
            if (stopping.asked()) {
                throw new ProblemException(stopping.why());
            }
        }
        return new Rows(reader.columns(rows), rows, count);
    }
}
