package plumbline.core.checkpoint.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.JsonRows;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;

/// Makes rows that are JSON into rows as a server writes them. Thread-safe.
public final class TypedRows {

    private static final Set<String> JSON = Set.of("json", "jsonb");

    private final JsonRows server;

    /// @param server reads the values
    public TypedRows(JsonRows server) {
        this.server = server;
    }

    /// The rows as the server reads them, in their own order.
    ///
    /// @param live  opens a reading of its own, which is closed with the rows
    /// @param form  of the rows that come out
    /// @param saved the columns of the rows as they come in, as many
    /// @param rows  JSON
    public Rows of(Supplier<LiveTables> live, TableForm form, List<ColumnForm> saved, Rows rows) {
        TableForm unordered = form.read(false, form.coding());
        List<Integer> texts = texts(form, saved);
        return new Rows(false, () -> {
            LiveTables beside = live.get();
            TupleReader read = null;
            TupleReader typed = null;
            try {
                read = rows.open().get();
                typed = server.typed(beside, unordered, texts.isEmpty() ? read : new JsonTexts(read, texts));
                return new OnItsOwn(typed, beside);
            } finally {
                if (typed == null) {
                    if (read != null) {
                        read.close();
                    }
                    beside.close();
                }
            }
        });
    }

    /// Columns of JSON that were saved as texts.
    private static List<Integer> texts(TableForm form, List<ColumnForm> saved) {
        List<Integer> texts = new ArrayList<>();
        for (int i = 0; i < saved.size(); i++) {
            if (saved.get(i).base().equals(ColumnForm.JSON_TEXT) && JSON.contains(form.columns().get(i).base())) {
                texts.add(i);
            }
        }
        return texts;
    }

    /// Rows read on a connection that is closed with them.
    private record OnItsOwn(TupleReader rows, LiveTables connection) implements TupleReader {

        @Override
        public boolean next() {
            return rows.next();
        }

        @Override
        public Tuple tuple() {
            return rows.tuple();
        }

        @Override
        public void close() {
            rows.close();
            connection.close();
        }
    }
}
