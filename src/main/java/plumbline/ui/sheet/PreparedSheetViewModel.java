package plumbline.ui.sheet;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.PreparedPlan;
import plumbline.core.activity.PreparedReport;
import plumbline.core.activity.SessionControl;
import plumbline.core.activity.Verb;
import plumbline.core.target.Target;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;

/// The end of a prepared transaction, from what it would do to that it is gone. FX thread only; see the package's
/// invariants.
public final class PreparedSheetViewModel {
    private final SessionControl control;
    private final Texts texts;
    private final Order order;
    private final Consumer<PreparedReport> done;
    private final SheetFlow flow;
    private final ReadOnlyObjectWrapper<@Nullable PreparedPlan> plan = new ReadOnlyObjectWrapper<>();
    private final StringBinding reason;
    private final BooleanBinding canAct;

    /// @param done told once, when the server has ended it
    public PreparedSheetViewModel(SessionControl control, UiWork work, Order order, Consumer<PreparedReport> done) {
        this.control = control;
        this.texts = work.texts();
        this.order = order;
        this.done = done;
        flow = new SheetFlow(work, order.target());
        reason = Bindings.createStringBinding(this::whyNot, flow.stageProperty(), plan, flow.confirmed(),
                texts.languageProperty());
        canAct = reason.isEmpty();
    }

    /// Reads the transaction as it is and what its end would do.
    public void preview() {
        flow.preview(texts.now("signal.job.look", order.gid()),
                _ -> control.planPrepared(order.target(), order.verb(), order.gid()), plan::set);
    }

    /// Ends it, if that may be done now; else nothing happens.
    public void act() {
        PreparedPlan seen = plan.get();
        if (canAct.get() && seen != null) {
            flow.apply(texts.now("signal.job." + order.verb().word(), order.gid()),
                    context -> control.finish(order.target(), seen, context), done);
        }
    }

    private String whyNot() {
        return switch (flow.stageProperty().get()) {
            case PREVIEWING -> texts.now("signal.reason.looking");
            case APPLYING -> texts.now("signal.reason.finishing");
            case APPLIED -> texts.now("sheet.reason.applied");
            case FAILED -> texts.now("signal.reason.failed");
            case PREVIEWED -> flow.confirmed().get()
                    ? ""
                    : texts.now("sheet.reason.name", order.target().name());
        };
    }

    /// What stands on top.
    public String title() {
        return texts.now("signal.title." + order.verb().word(), order.gid());
    }

    /// The verb of the dangerous button.
    public String verb() {
        return texts.now("signal.verb." + order.verb().word());
    }

    /// What is known of it and what its end does, a sentence each.
    public List<String> facts() {
        PreparedPlan seen = plan.get();
        return seen == null ? List.of() : new SignalLines(texts).facts(seen);
    }

    /// Exactly what will run.
    public String statement() {
        PreparedPlan seen = plan.get();
        return seen == null ? "" : seen.statement();
    }

    /// The steps and the confirmation.
    public SheetFlow flow() {
        return flow;
    }

    /// What was read; stays after a failure; null before.
    public ReadOnlyObjectProperty<@Nullable PreparedPlan> planProperty() {
        return plan.getReadOnlyProperty();
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
    /// @param verb COMMIT_PREPARED or ROLLBACK_PREPARED
    /// @param gid  the transaction's name
    public record Order(Target target, Verb verb, String gid) {}
}
