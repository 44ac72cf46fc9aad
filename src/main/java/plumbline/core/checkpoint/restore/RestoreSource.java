package plumbline.core.checkpoint.restore;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.JsonRows;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.checkpoint.compare.KeptTables;
import plumbline.core.checkpoint.compare.Rows;
import plumbline.core.checkpoint.compare.Scratch;
import plumbline.core.checkpoint.compare.TypedRows;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;
import plumbline.core.work.WorkContext;

/// The rows that a restore puts back. A checkpoint's own, or, where it holds JSON, what the target's server made of them:
/// that is found out before the first lock, on a session that is closed before it, since under the lock a second session
/// would have to wait for the one that holds it. Used by one thread.
final class RestoreSource implements AutoCloseable {

    private final RestoreRequest request;
    private final Map<TableName, SavedTable> tables;
    private final @Nullable KeptTables kept;
    private final @Nullable Scratch scratch;

    private RestoreSource(RestoreRequest request, Map<TableName, SavedTable> tables, @Nullable KeptTables kept,
            @Nullable Scratch scratch) {
        this.request = request;
        this.tables = tables;
        this.kept = kept;
        this.scratch = scratch;
    }

    /// Makes the rows ready.
    static RestoreSource of(RestorePlan plan, RestoreParts parts, WorkContext context) {
        RestoreRequest request = plan.request();
        Map<TableName, SavedTable> saved = request.checkpoint().contents().byName();
        if (request.checkpoint().condition() != Checkpoint.Condition.NATIVE_JSON || plan.order().isEmpty()) {
            return new RestoreSource(request, saved, null, null);
        }
        JsonRows server = parts.json().orElseThrow(() -> new ProblemException(
                Problem.of(ProblemCode.NEEDS_SERVER, request.checkpoint().id())));
        Scratch scratch = Scratch.in(parts.scratch().get());
        RestoreSource source = null;
        try (LiveTables live = parts.reader(request.target().engine()).open(request.target(),
                Choice.of(plan.order()), context); Tables json = request.shelf().open(request.checkpoint())) {
            KeptTables kept = new KeptTables(json.origin(), scratch);
            for (TableName name : plan.order()) {
                context.checkCancelled();
                keep(name, plan, saved, new Reading(new TypedRows(server), live, json), kept, context);
            }
            source = new RestoreSource(request, kept.tables(), kept, scratch);
            return source;
        } finally {
            if (source == null) {
                scratch.close();
            }
        }
    }

    private record Reading(TypedRows typed, LiveTables live, Tables json) {}

    private static void keep(TableName name, RestorePlan plan, Map<TableName, SavedTable> saved, Reading reading,
            KeptTables kept, WorkContext context) {
        Comparison comparison = Objects.requireNonNull(plan.comparison(), "a plan with tables has its comparison");
        TableForm form = comparison.delta(name).form();
        SavedTable table = saved.get(name);
        if (table == null || table.form().coding() != Coding.JSON) {
            return;
        }
        List<ColumnForm> columns = table.form().columns();
        List<Ident> names = columns.stream().map(ColumnForm::name).toList();
        List<Integer> places = form.columns().stream().map(column -> names.indexOf(column.name())).toList();
        Rows rows = new Rows(false, () -> reading.json().rows(table.form())).only(places);
        kept.keep(form,
                reading.typed().of(reading.live()::beside, form, places.stream().map(columns::get).toList(), rows),
                context);
    }

    /// What there is of each table, as its rows are read.
    Map<TableName, SavedTable> tables() {
        return tables;
    }

    /// Opens the rows; may be done again.
    Tables open() {
        return kept == null ? request.shelf().open(request.checkpoint()) : kept;
    }

    /// The rows of a table that did not exist.
    TupleReader absent(SavedTable table) {
        return request.shelf().absent(request.checkpoint(), table);
    }

    @Override
    public void close() {
        if (scratch != null) {
            scratch.close();
        }
    }
}
