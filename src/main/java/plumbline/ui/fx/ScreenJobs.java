package plumbline.ui.fx;

import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
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
import plumbline.core.work.Work;
import plumbline.core.work.WorkContext;

/// A screen's jobs: each speaks to the log below the screen; Cancel ends the last one. FX thread only.
public final class ScreenJobs {

    private final UiWork work;
    private final JobLog log;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private @Nullable Job<?> last;
    private int running;

    public ScreenJobs(UiWork work, JobLog log) {
        this.work = work;
        this.log = log;
    }

    /// Starts one that says its own lines.
    ///
    /// @param job  is given where to speak and whether it is still wanted
    /// @param then told on the screen's thread
    /// @return asks it to stop
    public <T> Runnable start(String title, String target, BiFunction<CheckpointLog, WorkContext, Outcome<T>> job,
            Consumer<Outcome<T>> then) {
        Messages words = work.texts().messages();
        log.idle();
        return begin(title, target, context -> job.apply(log.of(context, words), context), then);
    }

    /// Starts one whose title and progress stand in the log from its beginning to its end.
    ///
    /// @param then told on the screen's thread
    public <T> void start(String title, String target, Function<WorkContext, T> job, Consumer<Outcome<T>> then) {
        log.idle();
        log.say(Level.INFO, title);
        begin(title, target, work.told(context -> Outcome.of(() -> job.apply(context)), log::at), then);
    }

    private <T> Runnable begin(String title, String target, Work<Outcome<T>> job,
            Consumer<Outcome<T>> then) {
        running++;
        busy.set(true);
        Job<Outcome<T>> started = work.ask(title, target, job, outcome -> {
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

    /// Says a line of the screen's own.
    public void say(Level level, String text) {
        log.say(level, text);
    }

    /// Asks the last one to stop.
    public void cancel() {
        Job<?> job = last;
        if (job != null && running > 0) {
            job.cancel().run();
        }
    }

    public JobLog log() {
        return log;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
