package plumbline.ui.checkpoints;

import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.text.Messages;
import plumbline.core.work.Job;
import plumbline.core.work.WorkContext;
import plumbline.ui.fx.JobLog;
import plumbline.ui.fx.UiWork;

/// The screen's jobs: each speaks to the log below the screen; Cancel ends the last one. FX thread only.
final class ScreenJobs {

    private final UiWork work;
    private final JobLog log;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private @Nullable Job<?> last;
    private int running;

    ScreenJobs(UiWork work, JobLog log) {
        this.work = work;
        this.log = log;
    }

    /// Starts one.
    ///
    /// @param job  is given where to speak and whether it is still wanted
    /// @param then told on the screen's thread
    /// @return asks it to stop
    <T> Runnable start(String title, String target, BiFunction<CheckpointLog, WorkContext, Outcome<T>> job,
            Consumer<Outcome<T>> then) {
        Messages words = work.texts().messages();
        log.idle();
        running++;
        busy.set(true);
        Job<Outcome<T>> started = work.ask(title, target, context -> job.apply(log.of(context, words), context),
                outcome -> {
                    running--;
                    busy.set(running > 0);
                    log.idle();
                    if (outcome instanceof Outcome.Failed<T>(Problem problem)) {
                        log.say(problem.code() == ProblemCode.CANCELLED ? Level.WARN : Level.ERROR,
                                work.texts().now(problem));
                    }
                    then.accept(outcome);
                });
        last = started;
        return started.cancel();
    }

    void cancel() {
        Job<?> job = last;
        if (job != null && running > 0) {
            job.cancel().run();
        }
    }

    JobLog log() {
        return log;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
