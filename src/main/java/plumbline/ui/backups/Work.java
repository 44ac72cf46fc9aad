package plumbline.ui.backups;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.work.Job;
import plumbline.core.work.WorkContext;
import plumbline.ui.fx.JobLog;
import plumbline.ui.fx.UiWork;

/// The screen's jobs: each speaks to the log below the screen; Cancel ends the last one. FX thread only.
final class Work {

    private final UiWork work;
    private final JobLog log;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private @Nullable Job<?> last;
    private int running;

    Work(UiWork work, JobLog log) {
        this.work = work;
        this.log = log;
    }

    /// Starts one; what it does stands in the log from its beginning to its end.
    ///
    /// @param then told on the screen's thread
    <T> void start(String title, String target, Function<WorkContext, T> job, Consumer<Outcome<T>> then) {
        log.idle();
        log.say(Level.INFO, title);
        running++;
        busy.set(true);
        Job<Outcome<T>> started = work.ask(title, target,
                work.told(context -> Outcome.of(() -> job.apply(context)), log::at), outcome -> {
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
    }

    void say(Level level, String text) {
        log.say(level, text);
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
