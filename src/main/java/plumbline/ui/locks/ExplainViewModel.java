package plumbline.ui.locks;

import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.Backend;
import plumbline.core.activity.Explained;
import plumbline.core.activity.Explainer;
import plumbline.core.problem.Outcome;
import plumbline.core.target.Target;
import plumbline.core.work.Job;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;

/// The plan of one session's statement, on request. FX thread only.
public final class ExplainViewModel {

    private final Explainer explainer;
    private final UiWork work;
    private final Texts texts;
    private final ReadOnlyStringWrapper plan = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper against = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper againstRun = new ReadOnlyStringWrapper("");
    private @Nullable Target target;
    private @Nullable Backend backend;
    private @Nullable Job<Outcome<Explained>> job;
    private long question;

    ExplainViewModel(Explainer explainer, UiWork work) {
        this.explainer = explainer;
        this.work = work;
        this.texts = work.texts();
    }

    /// Is about another session, or about the same one as it is now; a plan stays as long as the statement does.
    void about(@Nullable Target where, @Nullable Backend next) {
        Backend before = backend;
        boolean same = before != null && next != null && before.pid() == next.pid()
                && before.statement().equals(next.statement());
        target = where;
        backend = next;
        against.set(reason(false));
        againstRun.set(reason(true));
        if (!same) {
            cancel();
            question++;
            running.set(false);
            plan.set("");
            said.set("");
        }
    }

    private String reason(boolean run) {
        Target where = target;
        Backend about = backend;
        return where == null || about == null
                ? texts.now("locks.explain.no-statement")
                : Explainer.against(where, about, run).map(why -> texts.now("locks.explain." + why.word()))
                        .orElse("");
    }

    /// Asks for the plan.
    public void explain() {
        ask(false);
    }

    /// Asks for the plan and runs the statement for it.
    ///
    /// @param agreed asks the person, who is told that the statement will run
    public void analyze(BooleanSupplier agreed) {
        if (againstRun.get().isEmpty() && agreed.getAsBoolean()) {
            ask(true);
        }
    }

    private void ask(boolean run) {
        Target where = target;
        Backend about = backend;
        if (where == null || about == null || running.get() || !reason(run).isEmpty()) {
            return;
        }
        long mine = ++question;
        running.set(true);
        plan.set("");
        said.set(texts.now("locks.explain.running"));
        job = work.ask(texts.now("locks.explain.job", String.valueOf(about.pid())), where.name(),
                context -> explainer.explain(where, about, run, context), outcome -> {
                    if (mine == question) {
                        arrived(outcome);
                    }
                });
    }

    private void arrived(Outcome<Explained> outcome) {
        running.set(false);
        switch (outcome) {
            case Outcome.Done<Explained>(Explained.Plan(String text, boolean generic, boolean ran)) -> {
                plan.set(text);
                said.set(generic
                        ? texts.now("locks.explain.generic")
                        : texts.now(ran ? "locks.explain.ran" : "locks.explain.planned"));
            }
            case Outcome.Done<Explained>(Explained.Refused(Explained.Reason reason)) ->
                said.set(texts.now("locks.explain." + reason.word()));
            case Outcome.Failed<Explained>(var problem) -> said.set(texts.now(problem));
        }
    }

    /// Stops a plan that is being asked for.
    public void cancel() {
        Job<Outcome<Explained>> asked = job;
        if (asked != null && running.get()) {
            asked.cancel();
        }
    }

    /// The plan; empty where there is none.
    public ReadOnlyStringProperty planProperty() {
        return plan.getReadOnlyProperty();
    }

    /// What is done, or came of it.
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// Whether the server is being asked.
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Why no plan can be asked for; empty where it can.
    public ReadOnlyStringProperty againstProperty() {
        return against.getReadOnlyProperty();
    }

    /// Why the statement can't be run for its plan; empty where it can.
    public ReadOnlyStringProperty againstRunProperty() {
        return againstRun.getReadOnlyProperty();
    }
}
