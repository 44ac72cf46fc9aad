package plumbline.core.checkpoint.restore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.CreateRequest;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.Drift;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Narrator;
import plumbline.core.checkpoint.RestoreOrder;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestorePlan.Said;
import plumbline.core.checkpoint.RestorePlan.TablePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.checkpoint.Restores;
import plumbline.core.checkpoint.Restoring;
import plumbline.core.checkpoint.ScriptFrame;
import plumbline.core.checkpoint.SequenceDifference;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.checkpoint.Side;
import plumbline.core.checkpoint.Skipped;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.compare.Scratch;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.repair.Holders;
import plumbline.core.repair.Retry;
import plumbline.core.repair.Runs;
import plumbline.core.session.Session;
import plumbline.core.sql.TableName;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;
import plumbline.core.text.Phrase;
import plumbline.core.work.CancelledException;
import plumbline.core.work.WorkContext;

/// Previews and performs restores after the invariants of this package. Thread-safe.
public final class RestoreEngine implements Restores {

    private static final java.time.Duration SHORT = java.time.Duration.ofSeconds(5);

    private final RestoreParts parts;
    private final Runs runs;
    private final Retry retry = new Retry();
    private final Holders holders;

    public RestoreEngine(RestoreParts parts) {
        this.parts = parts;
        this.runs = new Runs(parts.sessions(), parts.journal(), parts.actor(), parts.clock());
        this.holders = new Holders(parts.sessions());
    }

    @Override
    public Outcome<RestorePlan> preview(RestoreRequest request, CheckpointLog log, WorkContext context) {
        return attempt(request.target(), () -> plan(request, log, context));
    }

    private RestorePlan plan(RestoreRequest request, CheckpointLog log, WorkContext context) {
        try {
            return compared(request, log, context);
        } catch (ProblemException failed) {
            // whatever was lost on the way: a preview changes nothing
            throw new ProblemException(failed.problem().withEffect(Effect.NOTHING_CHANGED), failed);
        }
    }

    private RestorePlan compared(RestoreRequest request, CheckpointLog log, WorkContext context) {
        Manifest manifest = request.checkpoint().contents();
        Identity identity = identity(request, manifest);
        Problem doubt = SameDatabase.doubt(request.checkpoint(), request.target(), identity);
        if (doubt != null && !request.intoOther()) {
            return refused(request, identity, doubt);
        }
        List<TableName> wanted = wanted(request, manifest);
        Comparison comparison = parts.comparisons().compare(new Side.Live(request.target()),
                new Side.Saved(request.shelf(), request.checkpoint()),
                request.tables().isEmpty() ? List.of() : wanted, log, context).orThrow();
        boolean made = false;
        try {
            RestorePlan plan = plan(request, manifest, identity, comparison, context);
            made = true;
            return plan;
        } finally {
            if (!made) {
                comparison.close();
            }
        }
    }

    /// A plan that does nothing, before anything was read: a person has to say first that they mean this database.
    private RestorePlan refused(RestoreRequest request, Identity identity, Problem doubt) {
        return new RestorePlan(request, identity, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of(doubt), List.of(), List.of(), false, -1, -1, null,
                parts.clock().instant());
    }

    private RestorePlan plan(RestoreRequest request, Manifest manifest, Identity identity, Comparison comparison,
            WorkContext context) {
        List<Problem> obstacles = new ArrayList<>();
        List<TableDifference> possible = new ArrayList<>();
        for (TableDifference table : comparison.tables()) {
            List<Drift> blocking = table.drift().stream().filter(Drift::blocks).toList();
            if (blocking.isEmpty()) {
                possible.add(table);
            } else {
                obstacles.add(Problem.of(ProblemCode.SCHEMA_DIFFERS, table.name().toString(),
                        Phrase.all(blocking.stream().map(Drift::forRestore).toList())));
            }
        }
        List<TableName> names = possible.stream().map(TableDifference::name).toList();
        Inventory inventory = inventory(comparison.fromInventory(), names);
        List<SequenceDifference> sequences = sequences(request, comparison, inventory.tables());
        Restoring.Preflight found = found(request, inventory, possible, sequences, comparison, context);
        obstacles.addAll(found.obstacles());
        RestoreOrder order = RestoreOrder.of(names, inventory);
        List<TablePlan> tables = tables(request, order, possible);
        List<Said> warnings = new ArrayList<>(found.warnings());
        warn(warnings, request, identity, inventory, possible);
        Estimate estimate = Estimate.of(request, tables, inventory.links(), manifest, found.indexBytes());
        return new RestorePlan(request, identity, inventory.tables(), order.tables(), order.cycles(),
                inventory.links(), tables, sequences, found.suppressed(), found.refreshed(), obstacles, warnings,
                Estimate.locks(request, found.readersWait()), found.readersWait(), estimate.wal(), estimate.millis(),
                comparison, parts.clock().instant());
    }

    private void warn(List<Said> warnings, RestoreRequest request, Identity identity, Inventory inventory,
            List<TableDifference> possible) {
        Manifest manifest = request.checkpoint().contents();
        Problem doubt = SameDatabase.doubt(request.checkpoint(), request.target(), identity);
        if (doubt != null) {
            warnings.addFirst(doubt.code() == ProblemCode.UNTOLD_DATABASE
                    ? new Said("restoring.warn.untold-database", List.of(identity.line()))
                    : new Said("restoring.warn.other-database", List.of(manifest.origin().identity().line())));
        }
        if (!SameDatabase.tells(request.checkpoint()) && !inventory.sequences().isEmpty()) {
            warnings.add(new Said("restoring.warn.no-sequences", List.of(String.join(", ",
                    inventory.sequences().stream().map(each -> each.name().toString()).toList()))));
        }
        unread(inventory, manifest)
                .ifPresent(names -> warnings.add(new Said("restoring.warn.sequences-unread", List.of(names))));
        parts.journal().find(SafetyCopy.undoes(request, identity)).filter(entry -> !entry.undoneBy().isEmpty())
                .ifPresent(entry -> warnings.addFirst(
                        new Said("restoring.warn.undone", List.of(entry.run(), entry.undoneBy()))));
        if (manifest.reason().equals(Manifest.SAFETY)) {
            possible.stream().filter(each -> !each.keyed() && !each.same()).forEach(
                    each -> warnings.add(new Said("restoring.warn.unkeyed", List.of(each.name().toString()))));
        }
        if (!request.safety()) {
            warnings.addFirst(new Said("restoring.warn.no-safety", List.of()));
        }
    }

    private Restoring.Preflight found(RestoreRequest request, Inventory inventory, List<TableDifference> possible,
            List<SequenceDifference> sequences, Comparison comparison, WorkContext context) {
        try (Scratch scratch = Scratch.in(parts.scratch().get())) {
            List<Delta> deltas = new ArrayList<>();
            for (TableDifference table : possible) {
                Delta whole = comparison.delta(table.name());
                deltas.add(request.choice().all()
                        ? whole
                        : request.choice().of(table.name()).<Delta>map(rows -> new ChosenRows(scratch).of(whole, rows))
                                .orElse(whole));
            }
            return parts.restoring(request.target().engine()).preflight(request, inventory, possible, sequences, deltas,
                    context);
        }
    }

    private static List<TablePlan> tables(RestoreRequest request, RestoreOrder order,
            List<TableDifference> differences) {
        Map<TableName, TableDifference> byName = new HashMap<>();
        differences.forEach(each -> byName.put(each.name(), each));
        List<TablePlan> plans = new ArrayList<>();
        for (TableName name : order.tables()) {
            TableDifference difference = byName.get(name);
            if (difference == null) {
                continue;
            }
            long after = difference.unchanged() + difference.changed() + difference.added();
            boolean reload = request.mode() == RestoreRequest.Mode.RELOAD;
            long before = difference.unchanged() + difference.changed() + difference.removed();
            plans.add(reload
                    ? new TablePlan(name, after, 0, before, after, difference.drift())
                    : new TablePlan(name, difference.added(), difference.changed(), difference.removed(), after,
                            difference.drift()));
        }
        return plans;
    }

    /// Those that belong to a column of the tables; where everything is put back, all.
    private static List<SequenceDifference> sequences(RestoreRequest request, Comparison comparison,
            List<TableForm> forms) {
        List<String> owners = forms.stream()
                .flatMap(form -> Stream.concat(Stream.of(form.name()), Stream.ofNullable(form.root())))
                .map(TableName::toString).toList();
        boolean all = request.tables().isEmpty() && request.choice().all();
        return comparison.sequences().stream()
                .filter(each -> each.before() != null)
                .filter(each -> {
                    SequenceForm wanted = each.after();
                    return wanted != null && (all || (owners.contains(wanted.owner()) && request.choice().all()));
                }).toList();
    }

    /// Sequences of the tables that a role may not read, now or when the checkpoint was made. Of tables, the target is asked
    /// by name, so that nothing else is left out for want of a right.
    private static Optional<String> unread(Inventory now, Manifest then) {
        Stream<String> here = left(now);
        Set<String> left = left(then.inventory()).collect(Collectors.toSet());
        List<String> names = Stream.concat(here,
                now.sequences().stream().map(each -> each.name().toString()).filter(left::contains)).sorted()
                .distinct().toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
    }

    private static Stream<String> left(Inventory inventory) {
        return inventory.skipped().stream().filter(Skipped::noRight).map(Skipped::name);
    }

    /// Of the target the tables that can be put back; of a file all of its tables are there.
    private static Inventory inventory(Inventory all, List<TableName> names) {
        Set<TableName> wanted = Set.copyOf(names);
        return new Inventory(all.tables().stream().filter(form -> wanted.contains(form.name())).toList(), all.links(),
                all.triggers(), all.sequences(), all.skipped(), all.schema());
    }

    private Identity identity(RestoreRequest request, Manifest manifest) {
        if (manifest.origin().engine() != request.target().engine()) {
            throw new ProblemException(Problem.of(ProblemCode.OTHER_ENGINE,
                    request.checkpoint().id() + ", " + request.target().name(),
                    manifest.origin().engine().title() + ", " + request.target().engine().title()));
        }
        try (Session session = parts.sessions().monitor(request.target(), SHORT)) {
            return session.identity();
        }
    }

    private static List<TableName> wanted(RestoreRequest request, Manifest manifest) {
        List<TableName> saved = manifest.tables().stream().map(table -> table.form().name()).toList();
        if (request.tables().isEmpty()) {
            return saved;
        }
        List<TableName> wanted = new ArrayList<>();
        for (TableName name : request.tables()) {
            List<TableName> found = manifest.tables().stream().filter(table -> table.form().isMeantBy(name))
                    .map(table -> table.form().name()).toList();
            if (found.isEmpty()) {
                throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_TABLE, name.toString(),
                        request.checkpoint().id()));
            }
            wanted.addAll(found);
        }
        return wanted.stream().distinct().toList();
    }

    @Override
    public Outcome<RestoreResult> apply(RestorePlan plan, CheckpointLog log, WorkContext context) {
        return attempt(plan.request().target(), () -> perform(plan, true, log, context));
    }

    @Override
    public Outcome<RestoreResult> applyUnseen(RestoreRequest request, CheckpointLog log, WorkContext context) {
        return attempt(request.target(), () -> {
            try (RestorePlan plan = plan(request, log, context)) {
                return perform(plan, false, log, context);
            }
        });
    }

    private RestoreResult perform(RestorePlan plan, boolean seen, CheckpointLog log, WorkContext context) {
        RestoreRequest request = plan.request();
        if (!plan.obstacles().isEmpty()) {
            throw new ProblemException(Problem.all(plan.obstacles()));
        }
        Narration narration = new Narration(new Narrator(log));
        narration.begins(request);
        try {
            if (request.fullCopy()) {
                parts.checkpoints().create(new CreateRequest(request.target(), Choice.of(plan.order()),
                        "full_backup_before_restore_" + request.checkpoint().id(), "", Manifest.MANUAL, 1, true),
                        request.shelf(), log, context).orThrow();
            }
            try (RestoreSource source = RestoreSource.of(plan, parts, context)) {
                RestoreAttempt attempt = new RestoreAttempt(parts, runs, plan, source, seen, narration, log, context);
                return holders.named(request.target(), plan.order(),
                        () -> retry.whileLocked(context, attempt::once));
            }
        } catch (ProblemException failed) {
            narration.ended(failed.problem());
            throw failed;
        } catch (CancelledException stopped) {
            narration.ended(Problem.of(ProblemCode.CANCELLED, request.target().name()));
            throw stopped;
        }
    }

    @Override
    public Outcome<String> script(RestorePlan plan) {
        return attempt(plan.request().target(), () -> {
            ScriptFrame frame = parts.restoring(plan.request().target().engine()).frame(plan, WorkContext.none());
            return RestoreText.of(plan, frame, WorkContext.none());
        });
    }

    private static <T> Outcome<T> attempt(Target target, Supplier<T> work) {
        try {
            return Outcome.of(work);
        } catch (CancelledException cancelled) {
            return new Outcome.Failed<>(new Problem(ProblemCode.CANCELLED, target.name(), Effect.NOTHING_CHANGED, ""));
        }
    }
}
