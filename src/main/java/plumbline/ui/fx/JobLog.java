package plumbline.ui.fx;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.text.Messages;
import plumbline.core.work.WorkContext;

/// What jobs on checkpoints say, line by line, and how far the last of them is. Told by any thread, read on the FX thread.
public final class JobLog {

    private static final int MOST = 5_000; // lines; the file of the log has all

    private final Texts texts;
    private final Executor ui;
    private final InstantSource clock;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final Queue<Line> fresh = new ConcurrentLinkedQueue<>();
    private final AtomicReference<CheckpointLog.@Nullable Progress> newest = new AtomicReference<>();
    private final AtomicBoolean asked = new AtomicBoolean();

    /// @param ui the screen's thread
    public JobLog(Texts texts, Executor ui, InstantSource clock) {
        this.texts = texts;
        this.ui = ui;
        this.clock = clock;
    }

    /// A line as it was said.
    public record Line(Instant at, Level level, String text) {}

    /// What a job is given to speak to; it tells the job's own context too how far it is. Any thread.
    ///
    /// @param words in which the context is told
    public CheckpointLog of(WorkContext context, Messages words) {
        return new CheckpointLog() {
            @Override
            public void line(Level level, String text) {
                say(level, text);
            }

            @Override
            public void at(Progress now) {
                newest.set(now);
                context.progress(now.fraction(), new ProgressWords(words).line(now));
                ask();
            }
        };
    }

    /// Adds a line. Any thread.
    public void say(Level level, String text) {
        fresh.add(new Line(clock.instant(), level, text));
        ask();
    }

    private void ask() {
        if (asked.compareAndSet(false, true)) {
            ui.execute(this::take);
        }
    }

    private void take() {
        asked.set(false);
        List<Line> some = new ArrayList<>();
        for (Line line = fresh.poll(); line != null; line = fresh.poll()) {
            some.add(line);
        }
        if (!some.isEmpty()) {
            lines.addAll(some);
            if (lines.size() > MOST) {
                lines.remove(0, lines.size() - MOST);
            }
        }
        CheckpointLog.Progress now = newest.getAndSet(null);
        if (now != null) {
            fraction.set(now.fraction());
            progress.set(new ProgressWords(texts.messages()).line(now));
        }
    }

    /// How far the last job is, where it tells no more than that.
    ///
    /// @param done  0 to 1, negative where unknown
    /// @param doing in words of the person's language
    public void at(double done, String doing) {
        fraction.set(done);
        progress.set(doing);
    }

    /// Forgets how far the last job was: another one begins, or it has ended.
    public void idle() {
        newest.set(null);
        fraction.set(-1);
        progress.set("");
    }

    /// Forgets all lines.
    public void clear() {
        fresh.clear();
        lines.clear();
    }

    /// The lines, the oldest first.
    public ObservableList<Line> lines() {
        return lines;
    }

    /// How far the last job is, in words; empty where nothing is known.
    public ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// 0 to 1, negative where unknown.
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }
}
