package plumbline.ui.checkpoints;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Checkpoints;
import plumbline.core.checkpoint.Comparisons;
import plumbline.core.checkpoint.CreateRequest;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.LiveReader;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.state.UiState;
import plumbline.core.target.Target;
import plumbline.core.watch.Watchable;
import plumbline.ui.fx.FxWatch;
import plumbline.ui.fx.JobLog;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Said;
import plumbline.ui.fx.ScreenJobs;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;
import plumbline.ui.grid.ValueMarks;
import plumbline.ui.sheet.RestoreOrder;

/// The checkpoints screen: the list, what the chosen one holds, what differs from it, and its verbs. FX thread only.
public final class CheckpointsViewModel {

    private final Sources sources;
    private final UiWork work;
    private final Texts texts;
    private final CheckpointWords words;
    private final ObservableValue<Instant> now;
    private final CheckpointList list;
    private final ContentsViewModel contents;
    private final DifferencesViewModel differences;
    private final ScreenJobs jobs;
    private final ReadOnlyObjectWrapper<Said> said = new ReadOnlyObjectWrapper<>(Said.NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final IntegerProperty trouble = new SimpleIntegerProperty();
    private final ReadOnlyObjectWrapper<List<Target>> restorable = new ReadOnlyObjectWrapper<>(List.of());
    private boolean shown;

    /// What the screen is built on.
    ///
    /// @param targets  the connections
    /// @param packs    what the packs of a target would have saved
    /// @param restore  opens the sheet of a restore; told what to do when rows were put back
    /// @param clock    for the moments of the log
    /// @param zone     in which moments are told
    public record Sources(Shelf shelf, Checkpoints checkpoints, Comparisons comparisons, LiveReader reader,
            Watchable<List<Target>> targets, Function<Target, List<PackTables>> packs,
            BiConsumer<RestoreOrder, Runnable> restore, DifferenceExport export, CellText cells, ValueMarks marks,
            CheckpointDialogs dialogs, InstantSource clock, ZoneId zone) {}

    public CheckpointsViewModel(Sources sources, UiWork work, ObservableValue<Instant> now, UiState state) {
        this.sources = sources;
        this.work = work;
        this.texts = work.texts();
        this.now = now;
        words = new CheckpointWords(texts, sources.zone());
        jobs = new ScreenJobs(work, new JobLog(texts, work.ui(), sources.clock()));
        list = new CheckpointList(sources.shelf()::all, work, state);
        contents = new ContentsViewModel(sources.shelf(), sources.cells(), work);
        differences = new DifferencesViewModel(sources.shelf(), sources.comparisons(), sources.export(), jobs, work);
        jobs.busyProperty().addListener((_, _, busy) -> {
            if (busy) { // what the last one said is past
                said.set(Said.NOTHING);
                problem.set(null);
            }
        });
        list.chosenProperty().addListener((_, _, _) -> show());
        list.readingsProperty().addListener((_, _, _) -> show());
        var _ = FxWatch.on(work.ui(), sources.targets(), _ -> show());
    }

    private void show() {
        trouble.set((int) list.everything().stream().filter(Chip.TROUBLE::shows).count());
        Checkpoint chosen = list.chosenProperty().get();
        contents.show(chosen);
        List<Target> live = chosen == null ? List.of() : live(chosen);
        differences.show(chosen, live, list.othersThan(chosen));
        restorable.set(chosen != null && chosen.usable() ? live : List.of());
    }

    // its own target first
    private List<Target> live(Checkpoint chosen) {
        List<Target> all = new ArrayList<>(sources.targets().get());
        all.removeIf(each -> chosen.manifest() != null && each.engine() != chosen.manifest().origin().engine());
        String own = CheckpointList.targetOf(chosen);
        all.sort(Comparator.comparing(each -> !each.name().equals(own)));
        return all;
    }

    /// The screen comes into view.
    ///
    /// @param target a connection's name, or empty for all
    void shown(String target) {
        if (!target.isEmpty() || !shown) {
            list.targetProperty().set(target);
        }
        shown = true;
        list.refresh();
    }

    /// The person looks at another one: that the last verb went well is past; bad news stay.
    void look(Checkpoint one) {
        if (problem.get() == null && said.get().mark() == Mark.OK && !one.equals(list.chosenProperty().get())) {
            said.set(Said.NOTHING);
        }
        list.choose(one);
    }

    /// Reads the list again.
    public void refresh() {
        list.refresh();
    }

    /// Asks what is to be saved, and saves it.
    public void create() {
        String first = list.targetProperty().get();
        Checkpoint chosen = list.chosenProperty().get();
        String likely = first.isEmpty() && chosen != null ? CheckpointList.targetOf(chosen) : first;
        sources.dialogs().create(new CreateViewModel(new CreateViewModel.Sources(sources.reader(), sources.packs(),
                sources.targets().get()), likely, work, this::create));
    }

    private void create(CreateRequest request) {
        jobs.<Checkpoint>start(texts.now("checkpoints.job.create", request.target().name()), request.target().name(),
                (log, context) -> sources.checkpoints().create(request, sources.shelf(), log, context),
                outcome -> told(outcome, words::saved, Checkpoint::path));
    }

    /// Reads all of the chosen one and compares every hash.
    public void verify() {
        chosen().ifPresent(one -> jobs.<List<Fault>>start(texts.now("checkpoints.job.verify", one.id()), "",
                (log, context) -> Outcome.of(() -> told(sources.shelf().verify(one, context), log)), outcome -> told(
                        outcome, wrong -> wrong.isEmpty()
                                ? Said.well(texts.now("checkpoints.done.intact", one.id()))
                                : new Said(Mark.CRITICAL, texts.now("checkpoints.done.damaged", one.id(), wrong.size(),
                                        wrong.getFirst().in(texts.messages()))),
                        _ -> one.path())));
    }

    private List<Fault> told(List<Fault> wrong, CheckpointLog log) {
        wrong.forEach(each -> log.line(Level.ERROR, each.in(texts.messages())));
        return wrong;
    }

    private Optional<Checkpoint> chosen() {
        return Optional.ofNullable(list.chosenProperty().get());
    }

    // tells what came of a job and shows it in the list
    private <T> void ended(Outcome<T> outcome, Function<T, String> done, Function<T, @Nullable Path> choose) {
        told(outcome, value -> Said.well(done.apply(value)), choose);
    }

    private <T> void told(Outcome<T> outcome, Function<T, Said> done, Function<T, @Nullable Path> choose) {
        switch (outcome) {
            case Outcome.Done<T>(T value) -> {
                problem.set(null);
                said.set(done.apply(value));
                list.refresh(choose.apply(value));
            }
            case Outcome.Failed<T>(Problem failure) -> {
                said.set(Said.NOTHING);
                problem.set(failure);
                list.refresh();
            }
        }
    }

    /// Where the chosen one can be put back: its own target first, others of the same system after it.
    public List<Target> restorable() {
        return restorable.get();
    }

    /// The same, observed: connections come and go while one is chosen.
    public ReadOnlyObjectProperty<List<Target>> restorableProperty() {
        return restorable.getReadOnlyProperty();
    }

    /// Whether a target is the one that the chosen checkpoint names.
    public boolean isOwn(Target target) {
        return chosen().map(CheckpointList::targetOf).filter(target.name()::equals).isPresent();
    }

    /// Opens the sheet of a restore into its own target; nothing happens where that is not there.
    public void restore() {
        restorable().stream().filter(this::isOwn).findFirst().ifPresent(this::restoreInto);
    }

    /// Opens the sheet of a restore into a target.
    public void restoreInto(Target target) {
        chosen().filter(Checkpoint::usable).ifPresent(one -> sources.restore()
                .accept(RestoreOrder.whole(target, sources.shelf(), one), list::refresh));
    }

    /// Opens the sheet of a restore of what is chosen among the differences; nothing happens where that can't be.
    public void restoreChosen() {
        differences.order().ifPresent(order -> sources.restore().accept(order, () -> {
            list.refresh();
            differences.compare();
        }));
    }

    /// Asks for another description.
    public void describe() {
        chosen().ifPresent(one -> sources.dialogs()
                .describe(new DescribeViewModel(sources.shelf(), one, work, changed -> list.refresh(changed.path()))));
    }

    /// Pins the chosen one, or unpins it.
    public void pin() {
        chosen().ifPresent(one -> work.quietly(() -> sources.shelf().relabel(one, one.label().description(),
                !one.label().pinned()),
                outcome -> ended(outcome, changed -> texts.now(changed.label().pinned()
                        ? "checkpoints.done.pinned"
                        : "checkpoints.done.unpinned", changed.id()), Checkpoint::path)));
    }

    /// Asks whether the chosen one is to be removed.
    public void remove() {
        chosen().ifPresent(one -> sources.dialogs().remove(new RemoveViewModel(List.of(one), this::remove)));
    }

    private void remove(List<Checkpoint> gone) {
        differences.close();
        jobs.<Integer>start(texts.now("checkpoints.job.remove", gone.size()), "", (log, context) -> Outcome.of(() -> {
            int count = 0;
            for (Checkpoint one : gone) {
                context.checkCancelled();
                sources.shelf().delete(one);
                log.line(Level.INFO, "[CHECKPOINT] Deleted " + one.id());
                count++;
            }
            return count;
        }), outcome -> ended(outcome, count -> texts.now("checkpoints.done.removed", count), _ -> null));
    }

    /// Asks for a rule by which old ones go.
    public void retention() {
        sources.dialogs().retain(new RetentionViewModel(sources.shelf(), list.targets(), work, this::remove));
    }

    /// Writes the chosen one into one file.
    public void exportTo(Path file) {
        chosen().ifPresent(one -> jobs.<List<Fault>>start(texts.now("checkpoints.job.export", one.id()), "",
                (log, context) -> Outcome.of(() -> told(sources.shelf().exportTo(one, file, context), log)),
                outcome -> told(outcome, wrong -> wrong.isEmpty()
                        ? Said.well(texts.now("checkpoints.done.exported", one.id(), file))
                        : new Said(Mark.CRITICAL, texts.now("checkpoints.done.exported-damaged", one.id(), wrong.size(),
                                wrong.getFirst().in(texts.messages()), file)),
                        _ -> one.path())));
    }

    /// Writes the rows of the table that is shown, as it is narrowed.
    void exportRows(RowsFile.Form form, Path file) {
        RowsFile rows = contents.file();
        if (rows != null) {
            jobs.<Long>start(texts.now("checkpoints.job.export-rows", rows.rows().table().form().name(),
                    file.getFileName()), "", (_, context) -> Outcome.of(() -> rows.write(form, file, context)),
                    outcome -> ended(outcome, count -> texts.now("checkpoints.done.exported-rows",
                            words.number(count), count, file), _ -> null));
        }
    }

    /// Takes one in from a file.
    public void importFrom(Path file) {
        jobs.<Checkpoint>start(texts.now("checkpoints.job.import", file.getFileName()), "",
                (_, context) -> Outcome.of(() -> sources.shelf().importFrom(file, context)),
                outcome -> ended(outcome, done -> texts.now("checkpoints.done.imported", done.id()),
                        Checkpoint::path));
    }

    /// Ends the job that was started last.
    public void cancel() {
        jobs.cancel();
    }

    /// The checkpoints.
    public CheckpointList list() {
        return list;
    }

    /// What the chosen one holds.
    public ContentsViewModel contents() {
        return contents;
    }

    /// What differs from it.
    public DifferencesViewModel differences() {
        return differences;
    }

    /// What the jobs say.
    public JobLog log() {
        return jobs.log();
    }

    /// Whether a job is under way.
    public ReadOnlyBooleanProperty busyProperty() {
        return jobs.busyProperty();
    }

    /// What came of the last verb; empty where there is nothing to say.
    public ReadOnlyObjectProperty<Said> saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// Why the last verb failed, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// How many can't be used or are damaged.
    public ReadOnlyIntegerProperty troubleProperty() {
        return trouble;
    }

    CheckpointWords words() {
        return words;
    }

    ValueMarks marks() {
        return sources.marks();
    }

    Instant now() {
        Instant at = now.getValue();
        return at == null ? sources.clock().instant() : at;
    }

    ObservableValue<Instant> nowProperty() {
        return now;
    }
}
