package plumbline.core.checkpoint.compare;

import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.sql.TableName;
import plumbline.core.work.WorkContext;

/// Tells how far a comparison is, a few times a second at most. Used by one thread.
final class ComparisonPace implements Pace {

    private static final long EVERY = 200_000_000L;

    private final CheckpointLog log;
    private final WorkContext context;
    private final int tables;
    private long ofRows;
    private final long began = System.nanoTime();
    private long told;
    private String table = "";
    private int number;
    private long rows;
    private long bytes;

    ComparisonPace(CheckpointLog log, WorkContext context, OpenSides sides) {
        this.log = log;
        this.context = context;
        this.tables = sides.names().size();
        long expected = 0;
        for (TableName name : sides.names()) {
            long mine = rows(sides.from(), name);
            long its = rows(sides.to(), name);
            expected += Math.max(0, mine < 0 ? its : mine) + Math.max(0, its < 0 ? mine : its);
        }
        this.ofRows = expected == 0 ? -1 : expected;
    }

    private static long rows(OpenSide side, TableName name) {
        @Nullable
        TableForm form = OpenSides.form(side, name);
        return form == null ? 0 : side.saved(form.name()).map(SavedTable::rows).orElse(form.rows());
    }

    void begin(TableName name) {
        number++;
        table = name.toString();
        tell();
    }

    @Override
    public void read(long moreRows, long moreBytes) {
        rows += moreRows;
        bytes += moreBytes;
        if (System.nanoTime() - told >= EVERY) {
            tell();
        }
    }

    @Override
    public void again(long moreRows) {
        ofRows += ofRows < 0 ? 0 : moreRows;
    }

    void end() {
        tell();
    }

    private void tell() {
        told = System.nanoTime();
        CheckpointLog.Progress progress = new CheckpointLog.Progress("comparing", number, tables, table, rows, bytes,
                ofRows, -1, told - began);
        log.at(progress);
        context.progress(progress.fraction(), table);
    }
}
