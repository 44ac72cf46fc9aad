package plumbline.core.checkpoint.create;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Narrator;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.work.WorkContext;

/// How far the reading is, told five times a second at most. Thread-safe.
final class Count {

    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(200);

    private final CheckpointLog log;
    private final WorkContext context;
    private final int tables;
    private final long ofRows;
    private final long ofBytes;
    private final long begun = System.nanoTime();
    private final LongAdder rows = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final AtomicLong told = new AtomicLong(begun - EVERY);

    Count(CheckpointLog log, WorkContext context, Iterable<TableForm> forms) {
        this.log = log;
        this.context = context;
        int count = 0;
        long allRows = 0;
        long allBytes = 0;
        for (TableForm form : forms) {
            count++;
            allRows = allRows < 0 || form.rows() < 0 ? -1 : allRows + form.rows();
            allBytes = allBytes < 0 || form.bytes() < 0 ? -1 : allBytes + form.bytes();
        }
        this.tables = count;
        this.ofRows = allRows;
        this.ofBytes = allBytes;
    }

    /// Adds what was read of a table, and tells where it is time.
    void add(int number, TableForm form, long moreRows, long moreBytes) {
        rows.add(moreRows);
        bytes.add(moreBytes);
        long now = System.nanoTime();
        long last = told.get();
        if (now - last >= EVERY && told.compareAndSet(last, now)) {
            tell("reading", number, Narrator.name(form.name()));
        }
    }

    /// Tells a phase.
    void tell(String phase, int number, String table) {
        CheckpointLog.Progress at = new CheckpointLog.Progress(phase, number, tables, table, rows.sum(), bytes.sum(),
                ofRows, ofBytes, System.nanoTime() - begun);
        log.at(at);
        context.progress(at.fraction(), table.isEmpty() ? "" : "[" + number + "/" + tables + "] " + table);
    }
}
