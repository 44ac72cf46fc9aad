package plumbline.ui.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.pack.Repair;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.repair.RepairPlan;
import plumbline.core.repair.RepairRequest;
import plumbline.core.repair.RepairResult;
import plumbline.core.repair.Repairs;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;

/// Repairs of several checks on one target: previewed one after the other, made in the same order with one
/// confirmation, each a run of its own. The first that fails ends it; what is made stays and can be taken back.
/// FX thread only; see the package's invariants.
public final class SeriesSheetViewModel {
    private final Repairs repairs;
    private final UiWork work;
    private final Texts texts;
    private final PlanWords words;
    private final Target target;
    private final Consumer<Made> made;
    private final SheetFlow flow;
    private final ObservableList<SeriesStep> steps = FXCollections.observableArrayList();
    private final StringProperty ticket = new SimpleStringProperty("");
    private final BooleanProperty accepted = new SimpleBooleanProperty();
    private final StringBinding reason;
    private final BooleanBinding canRepair;

    /// @param requests in the order they are made, all on this target
    /// @param made     told when it ends, also half way where something was made
    public SeriesSheetViewModel(Repairs repairs, UiWork work, Target target, List<RepairRequest> requests,
            Consumer<Made> made) {
        this.repairs = repairs;
        this.work = work;
        this.texts = work.texts();
        this.words = new PlanWords(texts);
        this.target = target;
        this.made = made;
        flow = new SheetFlow(work, target);
        steps.setAll(requests.stream().map(SeriesStep::of).toList());
        reason = Bindings.createStringBinding(this::whyNot, flow.stageProperty(), steps, accepted, flow.confirmed(),
                texts.languageProperty());
        canRepair = reason.isEmpty();
    }

    /// What a series made.
    ///
    /// @param runs     in the order they were made
    /// @param undoable those of them that can be taken back
    public record Made(List<String> runs, List<String> undoable, ChangeRecord change) {
        public Made {
            runs = List.copyOf(runs);
            undoable = List.copyOf(undoable);
        }
    }

    /// Sees what each repair that is not made yet would do.
    public void preview() {
        preview(step -> step.state() != SeriesStep.State.DONE);
    }

    private void preview(Predicate<SeriesStep> which) {
        List<SeriesStep> todo = steps.filtered(which).stream().toList();
        flow.preview(texts.now("sheet.series.job.preview", target.name()), context -> look(todo, context), _ -> {});
    }

    private Outcome<Integer> look(List<SeriesStep> todo, WorkContext context) {
        for (int i = 0; i < todo.size(); i++) {
            SeriesStep step = todo.get(i);
            context.checkCancelled();
            context.progress((double) i / todo.size(), progress(i, todo.size(), step));
            switch (repairs.preview(step.request(), context)) {
                case Outcome.Done<RepairPlan>(RepairPlan plan) -> tell(step, now -> now.seen(plan));
                case Outcome.Failed<RepairPlan>(Problem problem) when problem.code() == ProblemCode.CANCELLED -> {
                    return new Outcome.Failed<>(problem);
                }
                case Outcome.Failed<RepairPlan>(Problem problem) -> tell(step, now -> now.failed(problem));
            }
        }
        return new Outcome.Done<>(todo.size());
    }

    private String progress(int place, int of, SeriesStep step) {
        return "[" + (place + 1) + "/" + of + "] " + step.request().check().title().in(texts.messages().language());
    }

    private void tell(SeriesStep step, java.util.function.UnaryOperator<SeriesStep> change) {
        work.ui().execute(() -> replace(step, change));
    }

    private void replace(SeriesStep step, java.util.function.UnaryOperator<SeriesStep> change) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).request().check().path().equals(step.request().check().path())) {
                steps.set(i, change.apply(steps.get(i)));
            }
        }
    }

    /// Takes a step into the series or out of it.
    public void include(SeriesStep step, boolean included) {
        replace(step, now -> now.include(included));
    }

    /// Chooses another way for a step and previews it.
    public void choose(SeriesStep step, Repair way) {
        if (flow.stageProperty().get() == Stage.PREVIEWED && !way.equals(step.request().way())) {
            replace(step, now -> now.by(way));
            preview(each -> each.state() == SeriesStep.State.WAITING);
        }
    }

    /// Makes what was previewed and is included, in order, if that may be done now; else nothing happens.
    public void repair() {
        if (!canRepair.get()) {
            return;
        }
        List<SeriesStep> todo = included();
        List<Made> done = new ArrayList<>();
        flow.apply(texts.now("sheet.series.job.apply", target.name()), context -> make(todo, done, context), _ -> {
            // told by the listener below, with what was made before a failure
        });
    }

    private Outcome<Integer> make(List<SeriesStep> todo, List<Made> done, WorkContext context) {
        Outcome<Integer> outcome = new Outcome.Done<>(todo.size());
        for (int i = 0; i < todo.size() && outcome instanceof Outcome.Done<Integer>; i++) {
            SeriesStep step = todo.get(i);
            context.progress((double) i / todo.size(), progress(i, todo.size(), step));
            RepairPlan plan = step.plan();
            if (plan == null) {
                continue;
            }
            switch (repairs.apply(RepairSheetViewModel.withTicket(plan, ticket.get()), context)) {
                case Outcome.Done<RepairResult>(RepairResult result) -> {
                    done.add(new Made(result.runs(), step.undoable() ? result.runs() : List.of(), result.change()));
                    tell(step, now -> now.made(result.runs()));
                }
                case Outcome.Failed<RepairResult>(Problem problem) -> {
                    tell(step, now -> now.failed(problem));
                    outcome = new Outcome.Failed<>(
                            done.isEmpty() ? problem : problem.withEffect(Effect.PARTLY_CHANGED));
                }
            }
        }
        if (!done.isEmpty()) {
            work.ui().execute(() -> made.accept(joined(done)));
        }
        return outcome;
    }

    private static Made joined(List<Made> parts) {
        List<String> runs = parts.stream().flatMap(part -> part.runs().stream()).toList();
        ChangeRecord change = parts.stream().map(Made::change).reduce(ChangeRecord.NOTHING, ChangeRecord::and);
        return new Made(runs, parts.stream().flatMap(part -> part.undoable().stream()).toList(), change);
    }

    private List<SeriesStep> included() {
        return steps.stream().filter(step -> step.included() && step.ready()).toList();
    }

    private String whyNot() {
        return switch (flow.stageProperty().get()) {
            case PREVIEWING -> texts.now("sheet.reason.previewing");
            case APPLYING -> texts.now("sheet.reason.applying-parts");
            case APPLIED -> texts.now("sheet.reason.applied");
            case FAILED -> texts.now("sheet.reason.failed");
            case PREVIEWED -> whyNotNow();
        };
    }

    private String whyNotNow() {
        if (included().isEmpty()) {
            return texts.now("sheet.series.none");
        }
        if (needsAcceptance() && !accepted.get()) {
            return texts.now("sheet.reason.accept");
        }
        return flow.confirmed().get() ? "" : texts.now("sheet.reason.name", target.name());
    }

    /// Whether something included can't be taken back.
    public boolean needsAcceptance() {
        return included().stream().anyMatch(step -> !step.undoable());
    }

    private ChangeRecord change() {
        ChangeRecord all = ChangeRecord.NOTHING;
        for (SeriesStep step : included()) {
            RepairPlan plan = step.plan();
            all = plan == null ? all : all.and(plan.change());
        }
        return all;
    }

    /// What stands on top.
    public String title() {
        return texts.now("sheet.series.title", steps.size(), target.name());
    }

    /// The verb of the dangerous button, with its numbers.
    public String verb() {
        List<SeriesStep> some = included();
        return some.isEmpty()
                ? texts.now("sheet.repair.verb-unknown")
                : texts.now("sheet.series.verb", Counted.of(some.size(), texts), words.amount(change()));
    }

    /// The repairs, in the order they are made.
    public ObservableList<SeriesStep> steps() {
        return steps;
    }

    /// A number for the journal.
    public StringProperty ticketProperty() {
        return ticket;
    }

    /// Whether the person said that they know what can't be taken back.
    public BooleanProperty acceptedProperty() {
        return accepted;
    }

    /// The stages and the confirmation.
    public SheetFlow flow() {
        return flow;
    }

    /// Where.
    public Target target() {
        return target;
    }

    /// Whether the dangerous button may be pressed.
    public BooleanBinding canRepair() {
        return canRepair;
    }

    /// Why it may not, in words; empty where it may.
    public StringBinding reason() {
        return reason;
    }
}
