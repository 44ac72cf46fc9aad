package plumbline.ui.sheet;

import java.util.function.Consumer;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.work.Job;
import plumbline.core.work.Work;
import plumbline.ui.fx.UiWork;

/// The steps of a sheet and the typed confirmation (invariants 2, 4 and 5 of the package). FX thread only.
public final class SheetFlow {
    private final UiWork work;
    private final Target target;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.FAILED);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
    private final StringProperty typedName = new SimpleStringProperty("");
    private final BooleanBinding confirmed;
    private Runnable cancel = () -> {};
    private boolean closed;

    SheetFlow(UiWork work, Target target) {
        this.work = work;
        this.target = target;
        confirmed = Bindings.createBooleanBinding(() -> !asksForName() || target.name().equals(typedName.get()),
                typedName);
    }

    <T> void preview(String title, Work<Outcome<T>> preview, Consumer<T> done) {
        begin(Stage.PREVIEWING);
        cancelBy(work.ask(title, target.name(), work.told(preview, this::progressed),
                outcome -> end(outcome, Stage.PREVIEWED, done)));
    }

    <T> void apply(String title, Work<Outcome<T>> change, Consumer<T> done) {
        begin(Stage.APPLYING);
        cancelBy(work.change(title, target.name(), work.told(change, this::progressed),
                outcome -> end(outcome, Stage.APPLIED, done)));
    }

    private void begin(Stage next) {
        if (!stage.get().mayBecome(next)) {
            throw new IllegalStateException(stage.get() + " can't become " + next);
        }
        problem.set(null);
        progress.set(-1);
        doing.set("");
        stage.set(next);
    }

    private void cancelBy(Job<?> job) {
        cancel = job.cancel();
    }

    private void progressed(double fraction, String step) {
        progress.set(fraction);
        doing.set(step);
    }

    private <T> void end(Outcome<T> outcome, Stage next, Consumer<T> done) {
        switch (outcome) {
            case Outcome.Done<T>(T value) -> {
                // what was changed must be told even if the sheet is gone; a preview of a closed sheet interests nobody
                if (next == Stage.APPLIED || !closed) {
                    done.accept(value);
                }
                stage.set(next);
            }
            case Outcome.Failed<T>(Problem failure) -> {
                problem.set(failure);
                stage.set(Stage.FAILED);
            }
        }
    }

    /// Cancels the job that is under way, if one is.
    public void cancel() {
        if (stage.get().busy()) {
            cancel.run();
        }
    }

    /// Tells that the sheet goes away; a preview that is still under way is cancelled.
    ///
    /// @return whether it may: never while a change is being made
    public boolean close() {
        if (stage.get() == Stage.APPLYING) {
            return false;
        }
        closed = true;
        cancel();
        return true;
    }

    /// Whether the connection's name must be typed (invariant 2).
    public boolean asksForName() {
        return target.environment() == Environment.PRODUCTION;
    }

    /// What the change is made on.
    public Target target() {
        return target;
    }

    /// Where the sheet stands.
    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /// Why the last step failed, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// 0 to 1, negative where unknown.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// The present step in words, or empty.
    public ReadOnlyStringProperty doingProperty() {
        return doing.getReadOnlyProperty();
    }

    /// What the person typed as the connection's name.
    public StringProperty typedNameProperty() {
        return typedName;
    }

    /// Whether the name was typed, letter by letter, or need not be.
    public BooleanBinding confirmed() {
        return confirmed;
    }
}
