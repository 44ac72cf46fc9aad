package plumbline.core.checkpoint.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.TableName;
import plumbline.core.work.WorkContext;

/// Tables that lie in private files for a while, readable any number of times. The files go with their folder. Filled and
/// used by one thread.
public final class KeptTables implements Tables {

    private static final int BLOCK = 256 * 1024;
    private static final int ROWS_BETWEEN = 1024;

    private final Origin origin;
    private final Scratch scratch;
    private final Map<TableName, SpillFile> files = new LinkedHashMap<>();
    private final Map<TableName, SavedTable> tables = new LinkedHashMap<>();

    /// @param origin where the rows come from
    /// @param scratch holds the files; closing it removes them
    public KeptTables(Origin origin, Scratch scratch) {
        this.origin = origin;
        this.scratch = scratch;
    }

    /// Keeps all rows of a table.
    ///
    /// @param form of the rows, in whatever order they come
    /// @throws ProblemException what the reader may do; DISK_FULL
    public void keep(TableForm form, Rows rows, WorkContext context) {
        long count = 0;
        long bytes = 0;
        try (TupleReader reader = rows.open().get(); SpillWriter out = new SpillWriter(scratch, BLOCK)) {
            while (reader.next()) {
                out.put(0, reader.tuple(), null);
                bytes += reader.tuple().length();
                if (++count % ROWS_BETWEEN == 0) {
                    context.checkCancelled();
                }
            }
            files.put(form.name(), out.finish());
        }
        tables.put(form.name(), new SavedTable(form.read(false, form.coding()), count, bytes, "", 0, "", "", List.of(),
                SavedTable.WHOLE, ""));
    }

    /// What is kept, by name.
    public Map<TableName, SavedTable> tables() {
        return Map.copyOf(tables);
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public Inventory inventory() {
        return new Inventory(new ArrayList<>(tables.values()).stream().map(SavedTable::form).toList(), List.of(),
                List.of(), List.of(), List.of(), "");
    }

    @Override
    public TupleReader rows(TableForm form) {
        return rowsFrom(form, 0);
    }

    @Override
    public TupleReader rowsFrom(TableForm form, long first) {
        SpillFile file = files.get(form.name());
        if (file == null) {
            throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_TABLE, form.name().toString()));
        }
        return new Kept(file.read(first));
    }

    @Override
    public void close() {
        // the files stay as long as their folder, so that they can be read again
    }

    private record Kept(SpillFile.Reader rows) implements TupleReader {

        @Override
        public boolean next() {
            return rows.next();
        }

        @Override
        public Tuple tuple() {
            Tuple row = rows.first();
            if (row == null) {
                throw new IllegalStateException("there is no row");
            }
            return row;
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
