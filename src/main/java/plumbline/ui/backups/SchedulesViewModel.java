package plumbline.ui.backups;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import plumbline.core.backup.BackupJob;
import plumbline.core.backup.BackupJobs;
import plumbline.core.backup.FoundBackup;
import plumbline.core.backup.ScheduleBook;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.timed.CheckpointJob;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.schedule.DueJobs;
import plumbline.core.schedule.Ran;
import plumbline.core.schedule.ScheduledJob;
import plumbline.core.schedule.Timed;
import plumbline.core.target.Target;
import plumbline.core.watch.Watchable;
import plumbline.core.work.WorkContext;
import plumbline.ui.fx.JobLog;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Said;
import plumbline.ui.fx.ScreenJobs;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;

/// The screen of what is made by itself: scheduled backups and checkpoints, when each comes next, and what became of it.
/// FX thread only.
public final class SchedulesViewModel {

    private final Sources sources;
    private final UiWork work;
    private final Texts texts;
    private final BackupWords words;
    private final ObservableValue<Instant> now;
    private final ScreenJobs jobs;
    private final ObservableList<Timed<?>> lines = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Timed<?>> chosen = new SimpleObjectProperty<>();
    private final IntegerProperty failing = new SimpleIntegerProperty();
    private final IntegerProperty readings = new SimpleIntegerProperty();
    private final ReadOnlyObjectWrapper<Said> said = new ReadOnlyObjectWrapper<>(Said.NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> mistakes = new ReadOnlyObjectWrapper<>();
    private long generation;

    /// What the screen is built on.
    ///
    /// @param book        where the jobs are written down
    /// @param backups     does the backups
    /// @param checkpoints does the checkpoints
    /// @param folderOf    where the backups of a target go unless a person says otherwise
    /// @param packs       ids of the packs of a target that name tables to save
    /// @param clock       for the moments of the log
    /// @param zone        in which times are meant and told
    public record Sources(ScheduleBook book, Supplier<DueJobs<BackupJob, FoundBackup>> backups,
            Supplier<DueJobs<CheckpointJob, Checkpoint>> checkpoints, Watchable<List<Target>> targets,
            Function<String, Path> folderOf, Function<Target, List<String>> packs, BackupDialogs dialogs,
            InstantSource clock, ZoneId zone) {}

    public SchedulesViewModel(Sources sources, UiWork work, ObservableValue<Instant> now) {
        this.sources = sources;
        this.work = work;
        this.texts = work.texts();
        this.now = now;
        words = new BackupWords(texts, sources.zone());
        jobs = new ScreenJobs(work, new JobLog(texts, work.ui(), sources.clock()));
    }

    /// Reads the file and the times again; also told when a job was done.
    public void refresh() {
        long mine = ++generation;
        work.quietly(this::read, outcome -> {
            if (mine == generation) {
                switch (outcome) {
                    case Outcome.Done<List<Timed<?>>>(List<Timed<?>> found) -> {
                        mistakes.set(null);
                        arrived(found);
                    }
                    case Outcome.Failed<List<Timed<?>>>(Problem failure) -> {
                        mistakes.set(failure);
                        arrived(List.of());
                        failing.set(1);
                    }
                }
            }
        });
    }

    private List<Timed<?>> read() {
        BackupJobs written = sources.book().read();
        List<Timed<?>> all = new ArrayList<>();
        if (!written.checkpoints().isEmpty()) {
            all.addAll(sources.checkpoints().get().times(written.checkpoints()));
        }
        if (!written.jobs().isEmpty()) {
            all.addAll(sources.backups().get().times(written.jobs()));
        }
        all.sort(Comparator.comparing(each -> each.next().orElse(Instant.MAX)));
        return all;
    }

    private void arrived(List<Timed<?>> found) {
        Timed<?> before = chosen.get();
        lines.setAll(found);
        chosen.set(before == null
                ? null
                : found.stream().filter(each -> same(each.job(), before.job())).findFirst().orElse(null));
        failing.set((int) found.stream().filter(each -> each.result().isPresent() && !each.result().get().done())
                .count());
        readings.set(readings.get() + 1);
    }

    static boolean same(ScheduledJob one, ScheduledJob other) {
        return one.name().equals(other.name()) && one.getClass().equals(other.getClass());
    }

    /// Asks for a new job.
    public void add(JobKind kind) {
        sources.dialogs().schedule(new JobViewModel(form(), kind, null));
    }

    /// Asks for the chosen job anew.
    public void change() {
        Timed<?> one = chosen.get();
        if (one != null) {
            sources.dialogs().schedule(new JobViewModel(form(), JobKind.of(one.job()), one.job()));
        }
    }

    private JobViewModel.Sources form() {
        return new JobViewModel.Sources(sources.book(), sources.targets().get(), sources.folderOf(), sources.packs(),
                work, sources.clock(), sources.zone(), this::refresh);
    }

    /// Asks whether the chosen job is to be taken out.
    public void remove() {
        Timed<?> one = chosen.get();
        if (one != null) {
            sources.dialogs().unschedule(new RemoveJobViewModel(one.job(), () -> work.quietly(() -> {
                sources.book().remove(one.job());
                return true;
            }, outcome -> {
                if (outcome instanceof Outcome.Failed<Boolean>(Problem failure)) {
                    problem.set(failure);
                } else {
                    said.set(Said.well(texts.now("backups.schedule.removed", one.job().name())));
                }
                refresh();
            })));
        }
    }

    /// Does the chosen job now, whether it is due or not.
    public void runNow() {
        Timed<?> one = chosen.get();
        if (one == null) {
            return;
        }
        said.set(Said.NOTHING);
        problem.set(null);
        jobs.start(texts.now("backups.job.scheduled", one.job().name()), one.job().target(),
                context -> run(one.job(), context), outcome -> {
                    switch (outcome) {
                        case Outcome.Done<Optional<Result>>(Optional<Result> ran) -> tell(one.job(), ran);
                        case Outcome.Failed<Optional<Result>>(Problem failure) -> problem.set(failure);
                    }
                    refresh();
                });
    }

    private record Result(List<String> made, int deleted, @Nullable Problem problem) {}

    private Optional<Result> run(ScheduledJob job, WorkContext context) {
        return job instanceof BackupJob backup
                ? sources.backups().get().runNow(backup, context).map(ran -> result(ran, FoundBackup::name))
                : sources.checkpoints().get().runNow((CheckpointJob) job, context)
                        .map(ran -> result(ran, Checkpoint::id));
    }

    private static <M> Result result(Ran<?, M> ran, Function<M, String> name) {
        return new Result(ran.made().stream().map(name).toList(), ran.deleted(), ran.problem());
    }

    private void tell(ScheduledJob job, Optional<Result> ran) {
        if (ran.isEmpty()) {
            said.set(new Said(Mark.WARNING, texts.now("backups.schedule.busy")));
            return;
        }
        Result result = ran.get();
        if (result.problem() != null) {
            problem.set(result.problem());
            jobs.say(Level.ERROR, texts.now(result.problem()));
        } else {
            said.set(Said.well(texts.now("backups.schedule.ran", job.name(), String.join(", ", result.made()),
                    result.deleted())));
            jobs.say(Level.INFO, said.get().text());
        }
    }

    void cancel() {
        jobs.cancel();
    }

    /// The jobs, the next one first.
    public ObservableList<Timed<?>> lines() {
        return lines;
    }

    /// The chosen job, or null.
    public ObjectProperty<@Nullable Timed<?>> chosenProperty() {
        return chosen;
    }

    /// How many jobs failed when they were last tried.
    public ReadOnlyIntegerProperty failingProperty() {
        return failing;
    }

    /// Counts how often the file was read.
    public ReadOnlyIntegerProperty readingsProperty() {
        return readings;
    }

    /// The file the jobs stand in.
    public Path file() {
        return sources.book().file();
    }

    BackupWords words() {
        return words;
    }

    Instant now() {
        return now.getValue();
    }

    JobLog log() {
        return jobs.log();
    }

    /// Whether a job of the screen is under way.
    public ReadOnlyBooleanProperty busyProperty() {
        return jobs.busyProperty();
    }

    /// What came of the last job, in words; empty where there was none.
    public ReadOnlyObjectProperty<Said> saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// Why the last job failed, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What is wrong with the file, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> mistakesProperty() {
        return mistakes.getReadOnlyProperty();
    }
}
