package plumbline.demo;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import plumbline.core.activity.SessionControl;
import plumbline.core.activity.SignalReport;
import plumbline.core.activity.SignalReport.Fate;
import plumbline.core.activity.WaitTree;
import plumbline.core.activity.WaitView;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckStatus;
import plumbline.core.check.Checks;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Checkpoints;
import plumbline.core.checkpoint.Comparisons;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.checkpoint.Restores;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.health.HealthMonitor;
import plumbline.core.health.Reading;
import plumbline.core.health.TargetHealth;
import plumbline.core.health.TargetState;
import plumbline.core.journal.Journal;
import plumbline.core.journal.JournalState;
import plumbline.core.pack.Check;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemException;
import plumbline.core.problem.ProblemText;
import plumbline.core.repair.RepairPlan;
import plumbline.core.repair.RepairRequest;
import plumbline.core.repair.RepairResult;
import plumbline.core.repair.Repairs;
import plumbline.core.repair.UndoResult;
import plumbline.core.session.RowChange;
import plumbline.core.target.Address;
import plumbline.core.target.Target;
import plumbline.core.text.Messages;
import plumbline.core.work.WorkContext;

/// Walks the product through the demo in the terminal and says what each step proved. Used once.
public final class Tour {

    private static final String USAGE_COUNT = "usage-tracking/usage-count";
    private static final int ALL = Integer.MAX_VALUE;
    /// A port of the loopback on which nothing can listen.
    private static final int NOBODY = 1;

    private final HealthMonitor monitor;
    private final Checks checks;
    private final Repairs repairs;
    private final Journal journal;
    private final Messages messages;
    private final Consumer<String> say;
    private final Demo demo;
    private final Jam jam;
    private final CheckpointTour.Means saved;
    private boolean held = true;

    /// What is needed to read waits and to end them.
    public record Jam(WaitView view, SessionControl control) {}

    /// What is needed to make checkpoints and to put them back.
    public record Saving(Shelf shelf, Checkpoints checkpoints, Comparisons comparisons, Restores restores) {}

    /// @param demo where a jam is made
    public Tour(HealthMonitor monitor, Checks checks, Repairs repairs, Journal journal, Messages messages,
            Consumer<String> say, Demo demo, Jam jam, Saving saving) {
        this.demo = demo;
        this.jam = jam;
        this.saved = new CheckpointTour.Means(saving.shelf(), saving.checkpoints(), saving.comparisons(),
                saving.restores());
        this.monitor = monitor;
        this.checks = checks;
        this.repairs = repairs;
        this.journal = journal;
        this.messages = messages;
        this.say = say;
    }

    /// Does every step.
    ///
    /// @return whether each of them held
    public boolean walk(List<Target> targets) {
        for (Target target : targets) {
            step("tour.health", () -> health(target));
        }
        for (Target target : targets) {
            if (target.address() instanceof Address.SqliteAddress) {
                step("tour.integrity", () -> integrity(target));
            }
        }
        DriftTour drift = new DriftTour(checks, repairs);
        for (Target target : targets) {
            DriftTour.Asked[] asked = new DriftTour.Asked[1];
            step("tour.drift", () -> {
                asked[0] = drift.ask(target);
                return drift(target, asked[0]);
            });
            DriftTour.Asked answers = asked[0];
            if (answers != null) {
                step("tour.repairs", () -> repaired(target, drift.repair(target, answers)));
            }
        }
        targets.stream().filter(this::countsUsage).findFirst().ifPresentOrElse(this::repair,
                () -> step("tour.check", () -> failed(messages.text("tour.no-usage-system"))));
        targets.forEach(target -> demo.accident(target, saved).ifPresent(tour -> accident(target, tour)));
        targets.stream().filter(target -> target.address() instanceof Address.PostgresAddress).findFirst()
                .ifPresent(target -> {
                    jam(target);
                    step("tour.dead", () -> dead(target));
                });
        say.accept(messages.text(held ? "tour.held" : "tour.broke"));
        return held;
    }

    private record Step(boolean held, String shown) {}

    private static Step proved(boolean held, String shown) {
        return new Step(held, shown);
    }

    private static Step failed(String why) {
        return new Step(false, why);
    }

    private void step(String key, Supplier<Step> step) {
        Step done;
        try {
            done = step.get();
        } catch (ProblemException expected) {
            done = failed(new ProblemText(messages).line(expected.problem()));
        }
        held &= done.held();
        say.accept((done.held() ? "● " : "✕ ") + messages.text(key) + ": " + done.shown());
    }

    private Step health(Target target) {
        TargetHealth health = monitor.once(target);
        Problem problem = health.problem();
        if (problem != null) {
            return failed(new ProblemText(messages).line(problem));
        }
        long known = health.readings().values().stream().map(Reading::value).filter(value -> value != null).count();
        boolean complete = health.state() != TargetState.UNREACHABLE && known >= health.metrics().size() - 1L;
        return proved(complete, messages.text("tour.health.shown", target.name(), Long.toString(known),
                Integer.toString(health.metrics().size()), Integer.toString(health.score())));
    }

    private Step integrity(Target target) {
        List<Check> asked = checks.chosen(target, List.of("integrity"), List.of()).orThrow();
        List<CheckResult> results = asked.stream().map(check -> checks.run(target, check, ALL, WorkContext.none()))
                .toList();
        boolean answered = results.stream().noneMatch(result -> result.status() == CheckStatus.FAILED);
        long found = results.stream().mapToLong(CheckResult::count).sum();
        return proved(answered && !results.isEmpty(), messages.text("tour.integrity.shown", target.name(),
                results.size(), found));
    }

    private Step drift(Target target, DriftTour.Asked asked) {
        long failed = asked.with(CheckStatus.FAILED);
        return proved(failed == 0 && asked.with(CheckStatus.FINDINGS) > 0,
                messages.text("tour.drift.shown", target.name(), asked.results().size(),
                        asked.with(CheckStatus.FINDINGS), asked.with(CheckStatus.SKIPPED), failed));
    }

    private Step repaired(Target target, DriftTour.Repaired repaired) {
        return proved(repaired.failed().isEmpty(), messages.text("tour.repairs.shown", target.name(),
                repaired.done(), repaired.refused(),
                String.join("; ", repaired.failed())));
    }

    private boolean countsUsage(Target target) {
        return target.address() instanceof Address.PostgresAddress address
                && address.database().equals("usage_tracking");
    }

    private void repair(Target target) {
        Check check = checks.chosen(target, List.of(), List.of(USAGE_COUNT)).orThrow().getFirst();
        RepairRequest request = new RepairRequest(target, check, check.repairs().getFirst(), List.of(), "");
        CheckResult before = run(target, check);
        step("tour.check", () -> proved(before.status() == CheckStatus.FINDINGS,
                messages.text("tour.check.shown", target.name(), before.count())));
        step("tour.preview", () -> preview(request, before));
        RepairResult[] applied = new RepairResult[1];
        step("tour.apply", () -> {
            RepairPlan plan = repairs.preview(request, WorkContext.none()).orThrow();
            RepairResult result = repairs.apply(plan, WorkContext.none()).orThrow();
            applied[0] = result;
            return proved(result.changed() == before.count() && result.verified(),
                    messages.text("tour.apply.shown", result.changed(), result.run()));
        });
        step("tour.verify", () -> proved(run(target, check).status() == CheckStatus.CLEAN,
                messages.text("tour.verify.shown")));
        RepairResult result = applied[0];
        if (result != null) {
            step("tour.journal", () -> journalled(result));
            step("tour.undo", () -> undone(target, check, before, result));
        }
    }

    private CheckResult run(Target target, Check check) {
        return checks.run(target, check, ALL, WorkContext.none());
    }

    private Step preview(RepairRequest request, CheckResult before) {
        RepairPlan plan = repairs.preview(request, WorkContext.none()).orThrow();
        RowChange first = plan.change().tables().getFirst().changes().getFirst();
        boolean untouched = run(request.target(), request.check()).rows().equals(before.rows());
        return proved(untouched && plan.verified() && plan.change().size() == before.count(),
                messages.text("tour.preview.shown", plan.change().size(),
                        first.key().toString(), value(first.before()), value(first.after())));
    }

    private static String value(java.util.@org.jspecify.annotations.Nullable Map<String, ?> image) {
        return image == null ? "" : String.valueOf(image.get("usage_count"));
    }

    private Step journalled(RepairResult result) {
        return journal.find(result.run())
                .map(entry -> proved(entry.state() == JournalState.COMMITTED && entry.rows() == result.changed(),
                        messages.text("tour.journal.shown", entry.who(), entry.at().toString(),
                                entry.rows())))
                .orElseGet(() -> failed(result.run()));
    }

    private Step undone(Target target, Check check, CheckResult before, RepairResult result) {
        UndoResult undo = repairs.undo(target, result.run(), true, WorkContext.none()).orThrow();
        boolean back = run(target, check).rows().equals(before.rows());
        return proved(back && undo.undone() == result.changed(),
                messages.text("tour.undo.shown", undo.undone()));
    }

    private void accident(Target target, CheckpointTour tour) {
        try (tour) {
            Checkpoint[] checkpoint = new Checkpoint[1];
            step("tour.checkpoint", () -> {
                Checkpoint made = tour.save();
                checkpoint[0] = made;
                return proved(true, messages.text("tour.checkpoint.shown", target.name(), made.contents().rows(),
                        made.contents().tables().size(), made.id()));
            });
            Checkpoint made = checkpoint[0];
            if (made != null) {
                wayBack(tour, made);
            }
        }
    }

    private void wayBack(CheckpointTour tour, Checkpoint made) {
        CheckpointTour.Damage[] damage = new CheckpointTour.Damage[1];
        RestoreResult[] restored = new RestoreResult[1];
        step("tour.diff", () -> {
            CheckpointTour.Damage found = tour.wreck(made);
            damage[0] = found;
            return proved(found.missing() > 0 && found.changed() > 0 && found.extra() > 0,
                    messages.text("tour.diff.shown", found.missing(), found.changed(), found.extra()));
        });
        step("tour.restore", () -> {
            RestoreResult done = tour.restore(made);
            restored[0] = done;
            return proved(done.verified() && tour.identical(made),
                    messages.text("tour.restore.shown", done.changed(), done.run()));
        });
        CheckpointTour.Damage before = damage[0];
        RestoreResult done = restored[0];
        if (before != null && done != null) {
            step("tour.takeback", () -> {
                tour.undo(done);
                boolean asBefore = tour.compare(made).equals(before);
                tour.restore(made); // the demo is left as it was found
                return proved(asBefore && tour.identical(made),
                        messages.text("tour.takeback.shown", before.rows(), done.safety()));
            });
        }
    }

    private void jam(Target target) {
        try (LockTour locks = demo.jam(target, jam)) {
            step("tour.jam", () -> {
                WaitTree tree = locks.jam();
                return proved(locks.stands(tree),
                        messages.text("tour.jam.shown", target.name(), tree.frees(locks.holder())));
            });
            step("tour.cancel", () -> signalled(locks.cancel(), Fate.STOPPED, "tour.cancel.shown"));
            step("tour.terminate", () -> {
                Step ended = signalled(locks.terminate(), Fate.ENDED, "tour.terminate.shown");
                return new Step(ended.held() && locks.isOver(), ended.shown());
            });
        }
    }

    private Step signalled(SignalReport.Result result, Fate wanted, String key) {
        String pid = Integer.toString(result.session().pid());
        boolean kept = journal.find(result.run()).map(entry -> entry.state() == JournalState.COMMITTED).orElse(false);
        return result.fate() == wanted && kept
                ? proved(true, messages.text(key, pid, result.run()))
                : failed(messages.text("tour.signal.failed", pid, result.fate().word()));
    }

    private Step dead(Target target) {
        if (!(target.address() instanceof Address.PostgresAddress address)) {
            throw new IllegalStateException("a server was chosen");
        }
        Target nobody = Target.adHoc(new Address.PostgresAddress(address.host(), NOBODY, address.database(),
                address.user(), address.tls(), ""), target.environment());
        TargetHealth health = monitor.once(nobody);
        Problem problem = health.problem();
        return proved(health.state() == TargetState.UNREACHABLE && problem != null,
                problem == null ? "" : new ProblemText(messages).line(problem));
    }
}
