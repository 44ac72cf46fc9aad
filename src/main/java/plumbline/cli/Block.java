package plumbline.cli;

import java.util.List;

/// A part of what a command says to a person.
sealed interface Block {

    /// A line of its own that says what follows.
    record Heading(String text) implements Block {}

    /// A sentence.
    record Line(String text) implements Block {}

    /// Rows under column names.
    ///
    /// @param numeric whether the column of that place is written to the right
    record Table(List<String> columns, List<Boolean> numeric, List<List<String>> rows) implements Block {

        public Table {
            columns = List.copyOf(columns);
            numeric = List.copyOf(numeric);
            rows = List.copyOf(rows);
        }
    }

    /// Text shown as it stands, such as SQL.
    record Verbatim(String text) implements Block {}
}
