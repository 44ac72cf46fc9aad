package plumbline.ui.sheet;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.SessionControl;
import plumbline.core.activity.SignalPlan;
import plumbline.core.activity.SignalReport;
import plumbline.core.activity.SignalReport.Fate;
import plumbline.core.activity.Verb;
import plumbline.core.target.Target;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;

/// Signals to sessions on their way from the list to what became of each. FX thread only; see the package's invariants.
public final class SignalSheetViewModel {
    private final SessionControl control;
    private final Texts texts;
    private final Order order;
    private final Consumer<SignalReport> done;
    private final Consumer<List<Integer>> terminate;
    private final SheetFlow flow;
    private final SignalLines words;
    private final BooleanProperty alsoProtected = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable SignalPlan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable SignalReport> report = new ReadOnlyObjectWrapper<>();
    private final StringBinding reason;
    private final BooleanBinding canAct;
    private Runnable over = () -> {};

    /// @param done      told once, when the signals were sent and their outcome was looked for
    /// @param terminate opens the sheet that ends the sessions which a cancel did not stop
    public SignalSheetViewModel(SessionControl control, UiWork work, Order order, Consumer<SignalReport> done,
            Consumer<List<Integer>> terminate) {
        this.control = control;
        this.texts = work.texts();
        this.order = order;
        this.done = done;
        this.terminate = terminate;
        words = new SignalLines(texts);
        flow = new SheetFlow(work, order.target());
        reason = Bindings.createStringBinding(this::whyNot, flow.stageProperty(), plan, report, alsoProtected,
                flow.confirmed(), texts.languageProperty());
        canAct = reason.isEmpty();
    }

    /// Reads the sessions as they are and what signalling them would do.
    public void preview() {
        flow.preview(texts.now("signal.job.look", sessions()),
                _ -> control.plan(order.target(), order.verb(), order.pids()), plan::set);
    }

    /// Signals them, or, after that, goes on to end those that a cancel did not stop; nothing where there is a reason
    /// against it.
    public void act() {
        SignalPlan seen = plan.get();
        if (!canAct.get() || seen == null) {
            return;
        }
        if (flow.stageProperty().get() == Stage.APPLIED) {
            over.run();
            terminate.accept(stillThere());
            return;
        }
        boolean also = alsoProtected.get();
        flow.apply(texts.now("signal.job." + order.verb().word(), sessions()),
                context -> control.signal(order.target(), seen, also, context), this::arrived);
    }

    private void arrived(SignalReport arrived) {
        report.set(arrived);
        done.accept(arrived);
    }

    private String whyNot() {
        SignalPlan seen = plan.get();
        return switch (flow.stageProperty().get()) {
            case PREVIEWING -> texts.now("signal.reason.looking");
            case APPLYING -> texts.now("signal.reason.signalling");
            case APPLIED -> stillThere().isEmpty() ? texts.now("signal.reason.done") : "";
            case FAILED -> texts.now("signal.reason.failed");
            case PREVIEWED -> seen == null ? texts.now("signal.reason.looking") : whyNot(seen);
        };
    }

    private String whyNot(SignalPlan seen) {
        if (seen.chosen(alsoProtected.get()).isEmpty()) {
            return texts.now(seen.chosen(true).isEmpty()
                    ? "signal.reason.none." + order.verb().word()
                    : "signal.reason.protected");
        }
        return flow.confirmed().get() ? "" : texts.now("sheet.reason.name", order.target().name());
    }

    private List<Integer> stillThere() {
        SignalReport seen = report.get();
        return seen == null || order.verb() != Verb.CANCEL
                ? List.of()
                : seen.results().stream().filter(result -> result.fate() == Fate.STILL_THERE)
                        .map(result -> result.session().pid()).toList();
    }

    private String sessions() {
        return words.sessions(order.pids());
    }

    /// Told when this sheet gives way to the next one.
    public void whenOver(Runnable told) {
        over = told;
    }

    /// What stands on top.
    public String title() {
        return order.pids().size() == 1
                ? texts.now("signal.title." + order.verb().word() + ".one", String.valueOf(order.pids().getFirst()))
                : texts.now("signal.title." + order.verb().word() + ".many",
                        Counted.of(order.pids().size(), texts));
    }

    /// The verb of the dangerous button, with whom it is about.
    public String verb() {
        SignalPlan seen = plan.get();
        if (report.get() != null) {
            return order.verb() == Verb.CANCEL && !stillThere().isEmpty()
                    ? texts.now("signal.verb.then-terminate", words.sessions(stillThere()))
                    : texts.now("signal.verb." + order.verb().word(), sessions());
        }
        List<Integer> chosen = seen == null
                ? order.pids()
                : seen.chosen(alsoProtected.get()).stream().map(each -> each.session().pid()).toList();
        return texts.now("signal.verb." + order.verb().word(), words.sessions(chosen.isEmpty()
                ? order.pids()
                : chosen));
    }

    /// The sessions with what is known of them; after the signals with what became of each.
    public List<SignalLine> lines() {
        SignalPlan seen = plan.get();
        return seen == null ? List.of() : words.lines(seen, report.get());
    }

    /// What the whole does, a sentence each: whom it frees, what can't be taken back, who was not found.
    public List<String> facts() {
        SignalPlan seen = plan.get();
        SignalReport became = report.get();
        if (became != null) {
            return List.of(words.summary(order.target(), became));
        }
        return seen == null ? List.of() : words.facts(seen);
    }

    /// Exactly what will run, or what ran.
    public String statement() {
        SignalPlan seen = plan.get();
        return seen == null ? "" : seen.statement(alsoProtected.get());
    }

    /// Whether one of the sessions is signalled only after the extra step.
    public boolean hasProtected() {
        SignalPlan seen = plan.get();
        return seen != null && report.get() == null
                && seen.candidates().stream().anyMatch(each -> each.objection().isProtection());
    }

    /// The extra step: also walsenders and autovacuums against wraparound.
    public BooleanProperty alsoProtectedProperty() {
        return alsoProtected;
    }

    /// The steps and the confirmation.
    public SheetFlow flow() {
        return flow;
    }

    /// What was read; stays after a failure; null before.
    public ReadOnlyObjectProperty<@Nullable SignalPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /// What became of them, or null.
    public ReadOnlyObjectProperty<@Nullable SignalReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /// Whether the dangerous button may be pressed.
    public BooleanBinding canAct() {
        return canAct;
    }

    /// Why it may not, in words; empty where it may.
    public StringBinding reason() {
        return reason;
    }

    /// What is to be done.
    ///
    /// @param verb CANCEL or TERMINATE
    /// @param pids of sessions, each once, at least one
    public record Order(Target target, Verb verb, List<Integer> pids) {
        public Order {
            pids = List.copyOf(pids);
        }
    }
}
