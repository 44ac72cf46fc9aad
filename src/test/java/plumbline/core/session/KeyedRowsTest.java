package plumbline.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plumbline.core.sql.Ident;

/// What changed between two readings, whether or not they stand in step.
final class KeyedRowsTest {

    private static final List<TableColumn> COLUMNS = List.of(
            new TableColumn(new Ident("id"), "int8", ValueKind.NUMBER, 1, false),
            new TableColumn(new Ident("n"), "int8", ValueKind.NUMBER, 0, false));

    private static Rows rows(long... idsAndNumbers) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < idsAndNumbers.length; i += 2) {
            rows.add(new Row(List.of(idsAndNumbers[i], idsAndNumbers[i + 1])));
        }
        return new Rows(List.of(new Column("id", "int8", ValueKind.NUMBER), new Column("n", "int8", ValueKind.NUMBER)),
                rows, rows.size());
    }

    private static RowChange updated(long id, long before, long after) {
        return new RowChange(Map.of("id", id), Map.of("id", id, "n", before), Map.of("id", id, "n", after));
    }

    @Test
    void findsTheRowThatDiffersInStep() {
        assertEquals(List.of(updated(2, 5, 6)), KeyedRows.between(COLUMNS, rows(1, 4, 2, 5), rows(1, 4, 2, 6)));
    }

    @Test
    void findsTheSameOutOfStep() {
        assertEquals(List.of(updated(2, 5, 6)), KeyedRows.between(COLUMNS, rows(1, 4, 2, 5), rows(2, 6, 1, 4)));
    }

    @Test
    void seesThatAsManyRowsAreNotTheSameRows() {
        assertEquals(List.of(RowChange.Kind.DELETED, RowChange.Kind.INSERTED),
                KeyedRows.between(COLUMNS, rows(1, 4), rows(2, 4)).stream().map(RowChange::kind).toList());
    }

    @Test
    void seesThatAllAreGone() {
        assertEquals(List.of(RowChange.Kind.DELETED, RowChange.Kind.DELETED),
                KeyedRows.between(COLUMNS, rows(1, 4, 2, 5), rows()).stream().map(RowChange::kind).toList());
    }
}
