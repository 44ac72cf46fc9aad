package plumbline.core.checkpoint.restore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.Narrator;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.checkpoint.RestoreTables;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.compare.Scratch;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.JournalEntry;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.repair.Runs;
import plumbline.core.session.Session;
import plumbline.core.sql.TableName;
import plumbline.core.target.Identity;
import plumbline.core.work.CancelledException;
import plumbline.core.work.WorkContext;

/// One try of a restore: lock, compare, save, change, verify, commit. Used by one thread; may be done again after a lock
/// could not be had.
final class RestoreAttempt {

    private final RestoreParts parts;
    private final Runs runs;
    private final RestorePlan plan;
    private final RestoreSource source;
    private final boolean seen;
    private final Narration narration;
    private final Narrator say;
    private final CheckpointLog log;
    private final WorkContext context;
    private final RestoreRequest request;
    private boolean committing;

    /// @param seen whether a person saw the plan, so that nothing else may be done
    RestoreAttempt(RestoreParts parts, Runs runs, RestorePlan plan, RestoreSource source, boolean seen,
            Narration narration, CheckpointLog log, WorkContext context) {
        this.parts = parts;
        this.runs = runs;
        this.plan = plan;
        this.source = source;
        this.seen = seen;
        this.narration = narration;
        this.say = new Narrator(log);
        this.log = log;
        this.context = context;
        this.request = plan.request();
    }

    RestoreResult once() {
        committing = false;
        context.checkCancelled();
        try (RestoreTables target = parts.restoring(request.target().engine()).open(request.target(), context);
                Tables saved = source.open();
                Scratch scratch = Scratch.in(parts.scratch().get())) {
            Session session = target.session();
            Identity identity = session.identity();
            if (!identity.sameDatabase(plan.identity())) { // invariant 2
                throw problem(ProblemCode.IDENTITY_CHANGED, plan.identity().line() + " / " + identity.line());
            }
            narration.order(plan.links().size(), plan.order());
            target.begin();
            try {
                return locked(target, new RestoreDeltas(plan, target, source, saved, scratch, log, context), identity);
            } finally {
                session.rollback();
            }
        } catch (ProblemException failed) {
            // a connection that is lost before the commit was asked for takes everything back with it
            throw committing
                    ? failed
                    : new ProblemException(failed.problem().withEffect(Effect.NOTHING_CHANGED), failed);
        }
    }

    private RestoreResult locked(RestoreTables target, RestoreDeltas deltas, Identity identity) {
        long began = System.nanoTime();
        phase("locking");
        say.info("Acquiring exclusive locks on all tables...");
        target.lock(plan, inLockOrder(plan.order())); // invariant 3
        say.info("All tables locked exclusively");
        Inventory inventory = target.inventory();
        sameStructure(inventory);
        phase("comparing");
        boolean reload = request.mode() == RestoreRequest.Mode.RELOAD;
        // all rows are put back whatever differs: only who saw the differences is promised that they are still the same
        List<Delta> changes = reload && !seen ? List.of() : deltas.taken();
        if (seen) {
            deltas.compareWith(Objects.requireNonNull(plan.comparison(), "a plan that was seen")); // invariant 4
        }
        List<Delta> chosen = deltas.chosen(changes);
        List<SequenceForm> sequences = sequences();
        long rows = reload
                ? plan.tables().stream().mapToLong(RestorePlan.TablePlan::changes).sum()
                : chosen.stream().mapToLong(Delta::size).sum();
        if (rows == 0 && sequences.isEmpty() && !reload) {
            return new RestoreResult("", "", plan.order(), results(chosen, Map.of()), true, millis(began), List.of());
        }
        JournalEntry begun = runs.entry(request.target(), identity, "restore",
                request.checkpoint().id() + " " + request.mode().name().toLowerCase(java.util.Locale.ROOT),
                RestoreText.summary(plan), request.ticket(), "", rows, SafetyCopy.undoes(request, identity));
        String safety = safety(target, inventory, chosen, sequences, begun.run());
        Map<TableName, Long> loaded;
        JournalEntry entry;
        try {
            loaded = change(target, deltas, chosen, sequences, safety);
            phase("verifying");
            deltas.verify(chosen, sequences); // invariant 6
            context.checkCancelled();
            // the server numbers a transaction at its first change; without it nobody can ask later what became of it
            entry = begun.in(target.transaction(chosen));
            parts.journal().intend(entry, ChangeRecord.NOTHING); // invariant 7
            say.info("All tables restored successfully, committing transaction...");
            committing = true;
            runs.commit(target.session(), request.target(), entry, ChangeRecord.NOTHING, true);
        } catch (ProblemException | CancelledException failed) {
            needless(safety, failed);
            throw failed;
        }
        done(chosen, loaded, safety);
        return new RestoreResult(entry.run(), safety, plan.order(), results(chosen, loaded), true, millis(began),
                List.of());
    }

    /// Removes the safety checkpoint of a change that was not made; it would look like one that can be taken back.
    private void needless(String safety, RuntimeException failed) {
        boolean unknown = failed instanceof ProblemException known && known.problem().effect() == Effect.UNKNOWN;
        if (safety.isEmpty() || unknown) {
            return;
        }
        try {
            request.shelf().delete(request.shelf().find(safety));
            say.info("Auto-backup removed, since nothing was changed: " + safety);
        } catch (ProblemException stays) {
            say.info("Auto-backup is left: " + safety);
        }
    }

    /// By name, so that two consoles never hold what the other one wants.
    private static List<TableName> inLockOrder(List<TableName> tables) {
        return tables.stream().sorted(java.util.Comparator.comparing(TableName::toString)).toList();
    }

    private void sameStructure(Inventory now) {
        Map<TableName, TableForm> then = new HashMap<>();
        plan.forms().forEach(form -> then.put(form.name(), form));
        for (TableName name : plan.order()) {
            TableForm form = now.table(name).orElseThrow(() -> problem(ProblemCode.SCHEMA_DIFFERS, name.toString()));
            TableForm former = then.get(name);
            if (former == null || !former.definition().equals(form.definition())
                    || !former.columns().equals(form.columns())) {
                throw problem(ProblemCode.SCHEMA_DIFFERS, name.toString());
            }
        }
    }

    private List<SequenceForm> sequences() {
        List<SequenceForm> wanted = new ArrayList<>();
        plan.sequences().forEach(each -> {
            if (each.after() != null) {
                wanted.add(each.after());
            }
        });
        return wanted;
    }

    private String safety(RestoreTables target, Inventory inventory, List<Delta> chosen,
            List<SequenceForm> sequences, String run) {
        if (!request.safety()) {
            return "";
        }
        phase("saving");
        say.info("Creating auto-backup before restore...");
        SafetyCopy copy = new SafetyCopy(parts.actor(), parts.version(), parts.clock());
        SafetyCopy.Purpose purpose = new SafetyCopy.Purpose(request.checkpoint(), run);
        Checkpoint saved = request.mode() == RestoreRequest.Mode.RELOAD
                ? copy.ofTables(request.shelf(), purpose, target, inventory, live(inventory), context)
                : copy.ofRows(request.shelf(), purpose, target, inventory, chosen, sequences.stream()
                        .map(SequenceForm::owner).collect(java.util.stream.Collectors.toSet()), context); // invariant 5
        say.info("Auto-backup created: " + saved.id());
        say.info("Auto-backup contains " + saved.contents().rows() + " rows");
        return saved.id();
    }

    private List<TableForm> live(Inventory inventory) {
        return plan.order().stream().flatMap(name -> inventory.table(name).stream()).toList();
    }

    private Map<TableName, Long> change(RestoreTables target, RestoreDeltas deltas, List<Delta> chosen,
            List<SequenceForm> sequences, String safety) {
        narration.details(request.checkpoint(), request.checkpoint().contents(), safety);
        say.rule();
        say.info("Starting restore process...");
        say.rule();
        phase("applying");
        target.prepare(plan);
        Map<TableName, Long> loaded = new HashMap<>();
        if (request.mode() == RestoreRequest.Mode.RELOAD) {
            target.empty(plan.order());
            int number = 0;
            for (TableName name : plan.order()) {
                context.checkCancelled();
                loaded.put(name, reload(target, deltas, name, ++number));
            }
        } else {
            target.apply(chosen);
        }
        phase("finishing");
        target.conclude(plan, sequences);
        return loaded;
    }

    private long reload(RestoreTables target, RestoreDeltas deltas, TableName name, int number) {
        String word = Narrator.name(name);
        String place = "[" + number + "/" + plan.order().size() + "] ";
        say.info(place + "Preparing to restore table: " + word);
        say.info("Truncating table: " + word);
        RestoreDeltas.Source wanted = deltas.source(name);
        say.info("Restoring " + wanted.saved().rows() + " rows into " + word + " (columns: "
                + String.join(", ", wanted.form().columns().stream().map(column -> column.name().name()).toList())
                + ")");
        long rows = target.reload(wanted.form(), wanted.rows());
        say.info("Progress: " + word + " - " + rows + "/" + wanted.saved().rows() + " rows inserted");
        say.info("Restore complete: " + word + " - " + rows + " rows successfully inserted");
        say.info(place + "Table " + word + " restored: " + rows + " rows");
        return rows;
    }

    private void done(List<Delta> chosen, Map<TableName, Long> loaded, String safety) {
        say.info("Transaction committed successfully");
        say.rule();
        List<RestoreResult.TableResult> results = results(chosen, loaded);
        int number = 0;
        for (RestoreResult.TableResult result : results) {
            number++;
            if (loaded.isEmpty()) {
                say.info("[" + number + "/" + results.size() + "] Table " + Narrator.name(result.name())
                        + " restored: " + result.rows() + " rows");
            }
        }
        say.rule();
        say.info("RESTORE COMPLETED SUCCESSFULLY: " + request.checkpoint().id());
        say.info("Tables restored: " + results.size() + "/" + plan.order().size());
        say.info("Total rows restored: " + results.stream().mapToLong(RestoreResult.TableResult::rows).sum());
        if (!safety.isEmpty()) {
            say.info("Auto-backup available: " + safety);
        }
        say.rule();
    }

    private List<RestoreResult.TableResult> results(List<Delta> chosen, Map<TableName, Long> loaded) {
        Map<TableName, Delta> byName = new HashMap<>();
        chosen.forEach(delta -> byName.put(delta.form().name(), delta));
        List<RestoreResult.TableResult> results = new ArrayList<>();
        for (RestorePlan.TablePlan table : plan.tables()) {
            Delta delta = byName.get(table.name());
            Long rows = loaded.get(table.name());
            if (rows != null) {
                results.add(new RestoreResult.TableResult(table.name(), rows, 0, table.deletes(), rows));
            } else if (delta != null) {
                results.add(new RestoreResult.TableResult(table.name(), delta.added(), delta.changed(),
                        delta.removed(), table.rows()));
            }
        }
        return results;
    }

    private void phase(String word) {
        log.at(new CheckpointLog.Progress(word, 0, plan.order().size(), "", 0, 0, -1, -1, 0));
        context.progress(-1, word);
    }

    private static long millis(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }

    private ProblemException problem(ProblemCode code, String detail) {
        return new ProblemException(Problem.of(code, request.target().name(), detail));
    }

    /// Whether two deltas hold the same differences.
    static boolean same(Delta one, Delta other) {
        if (one.added() != other.added() || one.removed() != other.removed() || one.changed() != other.changed()) {
            return false;
        }
        try (Delta.DeltaReader left = one.read(); Delta.DeltaReader right = other.read()) {
            while (left.next()) {
                if (!right.next() || left.kind() != right.kind()) {
                    return false;
                }
                boolean before = left.kind() == Delta.Kind.ADDED || left.before().same(right.before());
                boolean after = left.kind() == Delta.Kind.REMOVED || left.after().same(right.after());
                if (!before || !after) {
                    return false;
                }
            }
            return !right.next();
        }
    }
}
