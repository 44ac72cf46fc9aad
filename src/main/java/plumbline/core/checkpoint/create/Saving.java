package plumbline.core.checkpoint.create;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.CheckpointWriter;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.LiveReader;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.work.Crew;

/// Writes opened tables into a checkpoint.
final class Saving {

    private static final int TELL_EVERY_ROWS = 512;
    private static final long TELL_EVERY_BYTES = 1 << 20;

    private final CheckpointWriter writer;
    private final Lines lines;
    private final CheckpointLog log;
    private final Stoppable attempt;

    Saving(CheckpointWriter writer, Lines lines, CheckpointLog log, Stoppable attempt) {
        this.writer = writer;
        this.lines = lines;
        this.log = log;
        this.attempt = attempt;
    }

    /// A file that was copied whole.
    record WholeFile(Inventory inventory, List<SavedTable> tables) {}

    /// Saves all rows, with so many sessions at once at most.
    ///
    /// @return in the inventory's order
    List<SavedTable> rows(LiveTables tables, int workers) {
        List<TableForm> forms = tables.inventory().tables();
        lines.found(tables.inventory());
        Count count = new Count(log, attempt, forms);
        AtomicReferenceArray<@Nullable SavedTable> saved = new AtomicReferenceArray<>(forms.size());
        try (TableQueue queue = new TableQueue(forms, form -> workers > 1 ? tables.parts(form) : 1,
                (form, of) -> new SharedTable(writer, form, of, attempt))) {
            int crew = Math.clamp(workers, 1, Math.max(1, queue.size()));
            Crew.perform("checkpoint", crew, number -> {
                try (Worker worker = new Worker(tables, number)) {
                    for (Optional<TableQueue.Turn> turn = queue.take(); turn.isPresent(); turn = queue.take()) {
                        attempt.checkCancelled();
                        TableQueue.Turn its = turn.get();
                        save(worker.tables(), its, queue.tables(), count)
                                .ifPresent(table -> saved.set(its.place(), table));
                    }
                }
            }, attempt::stop);
        }
        count.tell("finishing", forms.size(), "");
        List<SavedTable> all = new ArrayList<>();
        for (int i = 0; i < saved.length(); i++) {
            all.add(Objects.requireNonNull(saved.get(i)));
        }
        return all;
    }

    /// What one thread reads from: the first one from the opened tables, the others beside them.
    private static final class Worker implements AutoCloseable {

        private final LiveTables tables;
        private final boolean own;

        Worker(LiveTables first, int number) {
            this.own = number > 0;
            this.tables = own ? first.beside() : first;
        }

        LiveTables tables() {
            return tables;
        }

        @Override
        public void close() {
            if (own) {
                tables.close();
            }
        }
    }

    private Optional<SavedTable> save(LiveTables tables, TableQueue.Turn turn, int of, Count count) {
        if (turn.part() == 0) {
            lines.table(turn.number(), of, turn.form());
        }
        SharedTable shared = turn.shared();
        Optional<SavedTable> saved = shared == null
                ? Optional.of(whole(tables, turn, count))
                : part(tables, turn, shared, count);
        saved.ifPresent(table -> lines.saved(turn.number(), of, table));
        return saved;
    }

    private SavedTable whole(LiveTables tables, TableQueue.Turn turn, Count count) {
        try (CheckpointWriter.TableWriter out = writer.table(turn.form(), false);
                TupleReader rows = tables.part(turn.form(), 0, 1)) {
            each(rows, turn, count, out::row);
            SavedTable saved = out.finish(SavedTable.WHOLE, null);
            return rows.inOrder() ? saved : saved.unordered();
        }
    }

    private Optional<SavedTable> part(LiveTables tables, TableQueue.Turn turn, SharedTable shared, Count count) {
        try (SharedTable.Part part = shared.part(turn.part())) {
            try (TupleReader rows = tables.part(turn.form(), turn.part(), turn.of())) {
                each(rows, turn, count, part::row);
                part.inOrder(rows.inOrder());
            }
            return part.end();
        }
    }

    private void each(TupleReader reader, TableQueue.Turn turn, Count count, Consumer<Tuple> to) {
        long rows = 0;
        long bytes = 0;
        while (reader.next()) {
            Tuple tuple = reader.tuple();
            to.accept(tuple);
            rows++;
            bytes += tuple.length();
            if (rows >= TELL_EVERY_ROWS || bytes >= TELL_EVERY_BYTES) {
                count.add(turn.number(), turn.form(), rows, bytes);
                rows = 0;
                bytes = 0;
                attempt.checkCancelled();
            }
        }
        count.add(turn.number(), turn.form(), rows, bytes);
    }

    /// Saves a file as it is, and counts what is in the copy.
    WholeFile file(LiveTables tables, LiveReader reader) {
        lines.found(tables.inventory());
        tables.copyFile(writer.filePlace(), attempt);
        Inventory inventory;
        List<TableForm> forms;
        List<long[]> counted = new ArrayList<>();
        try (Tables copy = reader.openCopy(writer.filePlace(), tables.origin())) {
            inventory = copy.inventory();
            forms = inventory.tables();
            Count count = new Count(log, attempt, forms);
            for (int i = 0; i < forms.size(); i++) {
                lines.table(i + 1, forms.size(), forms.get(i));
                counted.add(counted(copy, forms.get(i), i + 1, count));
            }
            count.tell("finishing", forms.size(), "");
        }
        CheckpointWriter.PackedFile packed = writer.packFile();
        List<SavedTable> saved = new ArrayList<>();
        for (int i = 0; i < forms.size(); i++) {
            long[] its = counted.get(i);
            SavedTable table = new SavedTable(forms.get(i), its[0], its[1], packed.file(), packed.fileBytes(),
                    packed.sha256(), "", List.of(), SavedTable.WHOLE, "");
            lines.saved(i + 1, forms.size(), table);
            saved.add(table);
        }
        return new WholeFile(inventory, saved);
    }

    /// @return rows and bytes
    private long[] counted(Tables copy, TableForm form, int number, Count count) {
        long[] counted = new long[2];
        try (TupleReader reader = copy.rows(form)) {
            each(reader, new TableQueue.Turn(number, number - 1, form, 0, 1, null), count, tuple -> {
                counted[0]++;
                counted[1] += tuple.length();
            });
        }
        return counted;
    }
}
