package plumbline.core.checkpoint.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.Drift;
import plumbline.core.checkpoint.JsonRows;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.PushDown;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.sql.TableName;
import plumbline.core.text.Phrase;
import plumbline.core.work.WorkContext;

/// Compares the tables of two opened sides one after another. Used once, by one thread.
final class ComparisonRun {

    private final OpenSides sides;
    private final Scratch scratch;
    private final SideRows rows;
    private final CheckpointLog log;
    private final WorkContext context;
    private final ComparisonPace pace;
    private final PushedDown pushedDown;
    private final Map<TableName, TableDifference> tables = new LinkedHashMap<>();
    private final Map<TableName, DeltaFile> deltas = new LinkedHashMap<>();

    ComparisonRun(OpenSides sides, Scratch scratch, Optional<JsonRows> json, PushDown pushDown, CheckpointLog log,
            WorkContext context) {
        this.sides = sides;
        this.scratch = scratch;
        this.rows = new SideRows(scratch, json, context);
        this.log = log;
        this.context = context;
        this.pace = new ComparisonPace(log, context, sides);
        this.pushedDown = new PushedDown(sides, pushDown, scratch, pace, context);
    }

    Comparison compare() {
        for (TableName name : sides.names()) {
            context.checkCancelled();
            TableForm from = OpenSides.form(sides.from(), name);
            TableForm to = OpenSides.form(sides.to(), name);
            pace.begin(name);
            if (from == null || to == null) {
                missing(name, from, to);
            } else {
                table(name, from, to);
            }
            tell(tables.get(name));
        }
        pace.end();
        return new KeptComparison(end(sides.from()), end(sides.to()),
                sides.from() instanceof OpenSide.Live(var live) ? live.stamp() : Optional.empty(),
                List.copyOf(tables.values()),
                SequenceMatch.of(sides, tables.keySet()), deltas, scratch);
    }

    private static KeptComparison.End end(OpenSide side) {
        return new KeptComparison.End(side.origin(), side.inventory());
    }

    private void tell(@Nullable TableDifference table) {
        if (table != null) {
            log.line(Level.INFO, String.format(Locale.ROOT, "[CHECKPOINT] [%d/%d] %s: %d added, %d removed, %d changed",
                    tables.size(), sides.names().size(), table.name(), table.added(), table.removed(),
                    table.changed()));
        }
    }

    private void missing(TableName name, @Nullable TableForm from, @Nullable TableForm to) {
        TableForm one = from != null ? from : to;
        if (one == null) {
            return;
        }
        boolean blocks = from == null
                ? sides.from() instanceof OpenSide.Live
                : !(sides.from() instanceof OpenSide.Live);
        Drift drift = new Drift(from == null ? "table-added" : "table-removed", name.toString(), blocks);
        OpenSide has = from == null ? sides.to() : sides.from();
        Match match = Match.of(one, one, Match.Live.NEITHER);
        Rows all = rows.of(has, one, match, match.from());
        // kept like any other difference: a target's rows are gone from sight when its instant has passed
        Merged merged = new TableMerge(scratch).merge(match.form(), from == null ? Rows.NONE : all,
                from == null ? all : Rows.NONE, pace, context);
        DeltaFile delta = merged.delta();
        deltas.put(name, delta);
        tables.put(name, new TableDifference(name, one.columns(), !one.key().isEmpty(), delta.added(),
                delta.removed(), 0, 0, Map.of(), List.of(drift), "absent"));
    }

    private void nothing(TableName name, TableForm form, List<Drift> drift, long unchanged, String proof) {
        deltas.put(name, DeltaFile.write(form, scratch).finish());
        tables.put(name, new TableDifference(name, form.columns(), !form.key().isEmpty(), 0, 0, 0, unchanged,
                Map.of(), drift, proof));
    }

    private void table(TableName name, TableForm from, TableForm to) {
        Match match = Match.of(from, to, live());
        Optional<SavedTable> savedFrom = sides.from().saved(from.name());
        Optional<SavedTable> savedTo = sides.to().saved(to.name());
        Phrase obstacle = obstacle(match, from, to, savedFrom, savedTo);
        if (obstacle != null) {
            List<Drift> drift = new ArrayList<>(match.drift());
            drift.add(Drift.notComparable(obstacle));
            nothing(name, match.form(), drift, 0, "absent");
        } else if (equalDigests(match, from, to, savedFrom, savedTo)) {
            nothing(name, match.form(), match.drift(), savedFrom.map(SavedTable::rows).orElse(0L), "digest");
        } else {
            read(name, match, from, to);
        }
    }

    private Match.Live live() {
        if (sides.to() instanceof OpenSide.Live) {
            return sides.from() instanceof OpenSide.Live ? Match.Live.NEITHER : Match.Live.TO;
        }
        return sides.from() instanceof OpenSide.Live ? Match.Live.FROM : Match.Live.NEITHER;
    }

    private @Nullable Phrase obstacle(Match match, TableForm from, TableForm to, Optional<SavedTable> savedFrom,
            Optional<SavedTable> savedTo) {
        boolean bothSaved = savedFrom.isPresent() && savedTo.isPresent();
        boolean json = from.coding() != to.coding() && (from.coding() == Coding.JSON || to.coding() == Coding.JSON);
        boolean read = json && rows.readsJson() && sides.reads(match.form());
        if (bothSaved && from.coding() != to.coding() && !read) {
            return Phrase.of("detail.codings", from.coding().word(), to.coding().word());
        }
        if (match.from().isEmpty() && !(from.columns().isEmpty() && to.columns().isEmpty())) {
            return Phrase.of("detail.no-column");
        }
        if (json && !rows.readsJson()) {
            return Phrase.of("detail.said", Coding.JSON.word());
        }
        boolean partial = savedFrom.filter(table -> !table.whole()).isPresent()
                || savedTo.filter(table -> !table.whole()).isPresent();
        return partial && match.form().key().isEmpty() ? Phrase.of("detail.some-unkeyed") : null;
    }

    /// Whether both saved tables hold the same rows by what was worked out when they were saved.
    private static boolean equalDigests(Match match, TableForm from, TableForm to, Optional<SavedTable> savedFrom,
            Optional<SavedTable> savedTo) {
        if (savedFrom.isEmpty() || savedTo.isEmpty()) {
            return false;
        }
        SavedTable one = savedFrom.get();
        SavedTable other = savedTo.get();
        boolean allOfBoth = match.from().equals(match.to()) && match.from().size() == from.columns().size()
                && match.to().size() == to.columns().size();
        boolean alike = (!one.digest().isEmpty() && one.digest().equals(other.digest()))
                || (!one.sha256().isEmpty() && one.sha256().equals(other.sha256()));
        return allOfBoth && alike && one.rows() == other.rows() && one.whole() && other.whole();
    }

    private void read(TableName name, Match match, TableForm from, TableForm to) {
        Rows mine = typed(from, match, match.from(), rows.of(sides.from(), from, match, match.from()));
        Rows its = typed(to, match, match.to(), rows.of(sides.to(), to, match, match.to()));
        Rows left = rows.known(sides.to(), to, match, match.to(), mine);
        Rows right = rows.known(sides.from(), from, match, match.from(), its);
        Optional<Merged> bySums = pushedDown.merge(match, from, to, mine, its);
        Merged merged = bySums
                .orElseGet(() -> new TableMerge(scratch).merge(match.form(), left, right, pace, context));
        DeltaFile delta = merged.delta();
        deltas.put(name, delta);
        tables.put(name, new TableDifference(name, match.form().columns(), !match.form().key().isEmpty(),
                delta.added(), delta.removed(), delta.changed(), merged.unchanged(), merged.cells(), match.drift(),
                bySums.isPresent() ? "push-down" : "read"));
    }

    private Rows typed(TableForm own, Match match, List<Integer> places, Rows its) {
        LiveTables server = sides.server();
        return own.coding() == Coding.JSON && match.form().coding() != Coding.JSON && server != null
                ? rows.typed(server, match, own, places, its)
                : its;
    }
}
