package plumbline.core.checkpoint.restore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreTables;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.checkpoint.archive.RowDigest;
import plumbline.core.checkpoint.compare.Merged;
import plumbline.core.checkpoint.compare.Pace;
import plumbline.core.checkpoint.compare.Rows;
import plumbline.core.checkpoint.compare.Scratch;
import plumbline.core.checkpoint.compare.TableMerge;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;
import plumbline.core.work.WorkContext;

/// What differs between the locked tables and the checkpoint, taken under the lock. Used by one thread.
final class RestoreDeltas {

    private final RestorePlan plan;
    private final RestoreRequest request;
    private final RestoreTables target;
    private final RestoreSource source;
    private final Tables saved;
    private final TableMerge merge;
    private final Comparison comparison;
    private final Scratch scratch;
    private final CheckpointLog log;
    private final WorkContext context;
    private final Map<TableName, Source> sources = new HashMap<>();
    private final Map<TableName, TableDifference> found = new HashMap<>();
    private final Map<TableName, Delta> taken = new HashMap<>();

    /// @param saved the source, opened
    RestoreDeltas(RestorePlan plan, RestoreTables target, RestoreSource source, Tables saved, Scratch scratch,
            CheckpointLog log, WorkContext context) {
        this.plan = plan;
        this.request = plan.request();
        this.target = target;
        this.source = source;
        this.saved = saved;
        this.scratch = scratch;
        this.merge = new TableMerge(scratch);
        this.comparison = Objects.requireNonNull(plan.comparison(), "a plan with its comparison");
        this.log = log;
        this.context = context;
        comparison.tables().forEach(table -> found.put(table.name(), table));
        Map<TableName, SavedTable> tables = source.tables();
        for (TableName name : plan.order()) {
            SavedTable table = tables.get(name);
            if (table != null) {
                sources.put(name, new Source(comparison.delta(name).form(), table));
            }
        }
    }

    /// A table's rows in the checkpoint, with the columns that the target has too.
    final class Source {

        private final TableForm form;
        private final SavedTable table;
        private final List<Integer> fields = new ArrayList<>();

        Source(TableForm form, SavedTable table) {
            this.form = form;
            this.table = table;
            List<Ident> names = table.form().columns().stream().map(ColumnForm::name).toList();
            form.columns().forEach(column -> fields.add(names.indexOf(column.name())));
        }

        TableForm form() {
            return form;
        }

        SavedTable saved() {
            return table;
        }

        Rows all() {
            return of(() -> saved.rows(table.form()));
        }

        private Rows absent() {
            return of(() -> source.absent(table));
        }

        private Rows of(Supplier<TupleReader> open) {
            Rows rows = new Rows(table.form().ordered(), open);
            return allColumns() ? rows : rows.only(fields);
        }

        private boolean allColumns() {
            return fields.size() == table.form().columns().size()
                    && fields.equals(java.util.stream.IntStream.range(0, fields.size()).boxed().toList());
        }

        /// Whether the digest of the saved rows is that of the table's rows if, and only if, they are the same.
        private boolean digestTells() {
            return table.whole() && !table.digest().isEmpty() && allColumns()
                    && table.form().coding() == form.coding();
        }

        TupleReader rows() {
            return all().open().get();
        }
    }

    Source source(TableName name) {
        Source source = sources.get(name);
        if (source == null) {
            throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_TABLE, name.toString(), ""));
        }
        return source;
    }

    /// The difference of every table, from the table as it is to the checkpoint.
    List<Delta> taken() {
        List<Delta> deltas = new ArrayList<>();
        int number = 0;
        for (TableName name : plan.order()) {
            context.checkCancelled();
            log.at(new CheckpointLog.Progress("comparing", ++number, plan.order().size(), name.toString(), 0, 0, -1,
                    -1, 0));
            if (untouched(name)) {
                deltas.add(comparison.delta(name));
                continue;
            }
            Delta delta = difference(source(name)).delta();
            taken.put(name, delta);
            deltas.add(delta);
        }
        return deltas;
    }

    /// Whether what the plan's comparison found still holds, by the target's own word: a locked table need not be read
    /// once more then.
    private boolean untouched(TableName name) {
        Optional<String> stamp = comparison.fromStamp();
        if (stamp.isEmpty() || !source(name).saved().whole()) {
            return false;
        }
        TableDifference then = found.get(name);
        return then != null
                && target.untouched(stamp.get(), name, then.unchanged() + then.changed() + then.removed());
    }

    private Merged difference(Source source) {
        TableForm form = source.form();
        if (source.saved().whole()) {
            TableForm live = form.read(!form.key().isEmpty(), form.coding());
            return merge.merge(form, new Rows(live.ordered(), () -> target.rows(live)), source.all(), Pace.UNHEARD,
                    context);
        }
        Supplier<TupleReader> keys = () -> new Both(source.all().open().get(), source.absent().open().get());
        return merge.merge(form, new Rows(true, () -> target.rowsWithKeys(form, keys.get())), source.all(),
                Pace.UNHEARD, context);
    }

    /// Stops where a person was shown other differences.
    void compareWith(Comparison seen) {
        for (TableName name : plan.order()) {
            Delta now = taken.get(name);
            if (now != null && !RestoreAttempt.same(seen.delta(name), now)) {
                throw new ProblemException(Problem.of(ProblemCode.DIFFERENCES_CHANGED, request.target().name(),
                        name.toString()));
            }
        }
    }

    /// What is to be changed of it.
    List<Delta> chosen(List<Delta> whole) {
        if (request.choice().all()) {
            return whole;
        }
        List<Delta> chosen = new ArrayList<>();
        for (Delta delta : whole) {
            Optional<Map<Long, BitSet>> rows = request.choice().of(delta.form().name());
            chosen.add(rows.isEmpty() ? delta : new ChosenRows(scratch).of(delta, rows.get()));
        }
        return chosen;
    }

    /// Reads what was changed again, and counts that nothing else was.
    void verify(List<Delta> chosen, List<SequenceForm> sequences) {
        boolean reload = request.mode() == RestoreRequest.Mode.RELOAD;
        if (reload) {
            plan.order().forEach(this::wholeAsWanted);
        } else {
            changesAsWanted(chosen);
        }
        sequencesAsWanted(sequences);
    }

    private void changesAsWanted(List<Delta> chosen) {
        Map<String, Long> counted = target.session().dialect().changesSoFar(target.session());
        for (Delta delta : chosen) {
            context.checkCancelled();
            TableName name = delta.form().name();
            boolean asCounted = !delta.form().key().isEmpty()
                    && Math.max(0, counted.getOrDefault(name.toString(), 0L)) == delta.size();
            if (asCounted) {
                rowsAsWanted(delta);
            } else if (request.choice().all() && source(name).saved().whole()) {
                wholeAsWanted(name);
            } else {
                rowsAsWanted(delta);
            }
        }
    }

    private void sequencesAsWanted(List<SequenceForm> sequences) {
        Map<TableName, SequenceForm> now = new HashMap<>();
        if (!sequences.isEmpty()) {
            target.inventory().sequences().forEach(each -> now.put(each.name(), each));
        }
        for (SequenceForm wanted : sequences) {
            SequenceForm stands = now.get(wanted.name());
            if (stands == null || stands.last() != wanted.last() || stands.called() != wanted.called()) {
                throw notVerified(wanted.name());
            }
        }
    }

    private void rowsAsWanted(Delta delta) {
        if (delta.size() == 0) {
            return;
        }
        TableForm form = delta.form();
        if (form.key().isEmpty()) {
            wholeAsWanted(form.name());
            return;
        }
        Rows now = new Rows(true, () -> target.rowsWithKeys(form,
                new Both(DeltaRows.after(delta), DeltaRows.removed(delta))));
        try (Merged left = merge.merge(form, now, new Rows(true, () -> DeltaRows.after(delta)), Pace.UNHEARD,
                context)) {
            if (left.delta().size() > 0) {
                throw notVerified(form.name());
            }
        }
    }

    private void wholeAsWanted(TableName name) {
        context.checkCancelled();
        Source source = source(name);
        if (source.digestTells()) {
            digestAsWanted(source);
            return;
        }
        try (Merged left = difference(source(name))) {
            if (left.delta().size() > 0) {
                throw notVerified(name);
            }
        }
    }

    /// In whatever order the rows lie: no sorting, and the checkpoint need not be read once more.
    private void digestAsWanted(Source source) {
        RowDigest digest = new RowDigest();
        long count = 0;
        try (TupleReader rows = target.rows(source.form().read(false, source.form().coding()))) {
            while (rows.next()) {
                digest.add(rows.tuple());
                if ((++count & 0xFFF) == 0) {
                    context.checkCancelled();
                }
            }
        }
        if (count != source.saved().rows() || !digest.hex().equals(source.saved().digest())) {
            throw notVerified(source.form().name());
        }
    }

    private static ProblemException notVerified(TableName name) {
        return new ProblemException(Problem.of(ProblemCode.NOT_VERIFIED, name.toString(), ""));
    }
}
