package plumbline.db.jdbc;

import java.sql.SQLException;
import java.util.List;
import plumbline.core.session.Column;
import plumbline.core.session.Row;

/// Reads the rows of one result.
public interface RowReader {

    /// Reads the row the result stands on.
    Row row() throws SQLException;

    /// The columns.
    ///
    /// @param rows the rows that were read, for systems whose columns have no type of their own
    List<Column> columns(List<Row> rows);

    /// Cuts a text that is too long for a cell, and shows that it was cut.
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "…";
    }
}
