package plumbline.ui.checkpoints;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.CellChoice;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.Comparisons;
import plumbline.core.checkpoint.Drift;
import plumbline.core.checkpoint.PushDown;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RowDifference;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.Side;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.target.Target;
import plumbline.ui.fx.ScreenJobs;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;
import plumbline.ui.grid.PagedList;
import plumbline.ui.sheet.RestoreOrder;

/// What differs between the chosen checkpoint and another one or a target, and which of it is wanted back. FX thread
/// only.
public final class DifferencesViewModel {

    private static final int SAME = 2;

    private final Shelf shelf;
    private final Comparisons comparisons;
    private final DifferenceExport export;
    private final ScreenJobs jobs;
    private final UiWork work;
    private final Texts texts;
    private final ObservableList<Other> others = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Other> other = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Seen> seen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable TableDifference> table = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final PagedList<RowDifference> rows;
    private final RowsChosen chosen = new RowsChosen();
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty onlyDiffering = new SimpleBooleanProperty(true);
    private @Nullable Checkpoint checkpoint;
    private Runnable stop = () -> {};
    private long generation;

    DifferencesViewModel(Shelf shelf, Comparisons comparisons, DifferenceExport export, ScreenJobs jobs, UiWork work) {
        this.shelf = shelf;
        this.comparisons = comparisons;
        this.export = export;
        this.jobs = jobs;
        this.work = work;
        this.texts = work.texts();
        this.rows = new PagedList<>(work);
    }

    /// Where the comparison stands.
    public enum Phase {
        NONE, COMPARING, SHOWN, FAILED
    }

    /// A comparison that was made.
    public record Seen(Side from, Side to, Comparison comparison) {}

    /// Takes over another checkpoint; what was compared belongs to the one before and goes.
    ///
    /// @param live  targets it can be compared with, its own one first
    /// @param saved other checkpoints
    void show(@Nullable Checkpoint next, List<Target> live, List<Checkpoint> saved) {
        boolean same = Objects.equals(next == null ? null : next.path(),
                checkpoint == null ? null : checkpoint.path());
        checkpoint = next;
        Other before = other.get();
        List<Other> offered = new ArrayList<>();
        live.forEach(each -> offered.add(new Other.Live(each)));
        saved.forEach(each -> offered.add(new Other.Saved(each)));
        if (!offered.equals(others)) {
            others.setAll(offered);
        }
        if (!same) {
            forget();
        }
        other.set(same && before != null && offered.contains(before)
                ? before
                : offered.isEmpty() ? null : offered.getFirst());
    }

    private void forget() {
        generation++;
        Seen old = seen.get();
        phase.set(Phase.NONE);
        seen.set(null);
        problem.set(null);
        said.set("");
        chosen.begin(List.of());
        look(null);
        close(old);
    }

    // its files lie on the disk
    private void close(@Nullable Seen old) {
        if (old != null) {
            work.quietly(() -> {
                old.comparison().close();
                return true;
            }, _ -> {});
        }
    }

    /// Lets go of what was compared.
    void close() {
        forget();
    }

    /// Compares with the chosen other side: from the target to the checkpoint, so that what is seen is what a restore
    /// would do; from the older checkpoint to the newer one.
    public void compare() {
        Checkpoint mine = checkpoint;
        Other with = other.get();
        if (mine == null || with == null || !mine.usable()) {
            return;
        }
        Side own = new Side.Saved(shelf, mine);
        switch (with) {
            case Other.Live(Target target) -> compare(new Side.Live(target), own);
            case Other.Saved(Checkpoint second) -> {
                Side its = new Side.Saved(shelf, second);
                boolean older = second.contents().created().isBefore(mine.contents().created());
                compare(older ? its : own, older ? own : its);
            }
        }
    }

    /// Compares the other way round.
    public void turn() {
        Seen now = seen.get();
        if (now != null) {
            compare(now.to(), now.from());
        }
    }

    /// Whose server reads what a checkpoint holds as JSON: where the other one was taken.
    private @Nullable Target reader(Side from, Side to) {
        return Stream.of(from, to).flatMap(side -> side instanceof Side.Saved(_, Checkpoint saved)
                ? Stream.of(CheckpointList.targetOf(saved))
                : Stream.empty()).flatMap(name -> others.stream()
                        .flatMap(each -> each instanceof Other.Live(Target live) && live.name().equals(name)
                                ? Stream.of(live)
                                : Stream.empty()))
                .findFirst().orElse(null);
    }

    private void compare(Side from, Side to) {
        forget();
        long mine = generation;
        phase.set(Phase.COMPARING);
        String target = from instanceof Side.Live(Target live)
                ? live.name()
                : to instanceof Side.Live(Target live) ? live.name() : "";
        stop = jobs.<Comparison>start(texts.now("checkpoints.job.compare", from.name(), to.name()), target,
                (log, context) -> comparisons.compare(from, to, List.of(),
                        new Comparisons.Ways(PushDown.AUTO, reader(from, to)), log, context),
                outcome -> {
                    boolean wanted = mine == generation;
                    switch (outcome) {
                        case Outcome.Done<Comparison>(Comparison made) when wanted -> arrived(new Seen(from, to, made));
                        case Outcome.Done<Comparison>(Comparison made) -> close(new Seen(from, to, made));
                        case Outcome.Failed<Comparison>(Problem failure) when wanted -> {
                            problem.set(failure);
                            phase.set(Phase.FAILED);
                        }
                        case Outcome.Failed<Comparison> _ -> {
                            // nobody waits for it any more
                        }
                    }
                });
    }

    /// Ends the comparison that is under way.
    public void cancel() {
        if (phase.get() == Phase.COMPARING) {
            stop.run();
        }
    }

    private void arrived(Seen made) {
        chosen.begin(made.comparison().tables());
        seen.set(made);
        phase.set(Phase.SHOWN);
        look(tables().stream().filter(each -> !each.same() && chosen.offers(each.name())).findFirst()
                .or(() -> tables().stream().filter(each -> !each.same()).findFirst()).orElse(null));
    }

    /// Shows the differing rows of a table, or none.
    public void look(@Nullable TableDifference next) {
        Seen now = seen.get();
        rows.show(0, (_, _) -> List.of()); // none of another table's rows below the columns of this one
        table.set(next);
        if (next != null && now != null) {
            Comparison of = now.comparison();
            rows.show(next.added() + next.removed() + next.changed(),
                    (first, most) -> of.page(next.name(), first, most));
        }
    }

    /// The tables, those that differ first, in the order of the checkpoint.
    public List<TableDifference> tables() {
        Seen now = seen.get();
        if (now == null) {
            return List.of();
        }
        List<TableDifference> sorted = new ArrayList<>(now.comparison().tables());
        sorted.sort(java.util.Comparator.comparingInt(DifferencesViewModel::weight));
        return sorted;
    }

    /// The tables that are shown: those whose name holds what is looked for, without those that are the same where
    /// [#onlyDifferingProperty] says so.
    public List<TableDifference> shownTables() {
        String looked = filter.get().strip().toLowerCase(Locale.ROOT);
        return tables().stream().filter(each -> !onlyDiffering.get() || weight(each) < SAME)
                .filter(each -> each.name().toString().toLowerCase(Locale.ROOT).contains(looked)).toList();
    }

    // what stands in the way of a restore first
    private static int weight(TableDifference table) {
        if (table.drift().stream().anyMatch(Drift::blocks)) {
            return 0;
        }
        return table.same() && table.drift().isEmpty() ? SAME : 1;
    }

    /// What is chosen as a restore, or empty where nothing can be put back this way; see [#whyNot].
    public Optional<RestoreOrder> order() {
        Seen now = seen.get();
        Optional<CellChoice> choice = chosen.choice();
        if (!whyNot().isEmpty() || now == null || choice.isEmpty()
                || !(now.from() instanceof Side.Live(Target target))
                || !(now.to() instanceof Side.Saved(Shelf from, Checkpoint saved))) {
            return Optional.empty();
        }
        RestoreRequest whole = RestoreRequest.whole(target, from, saved);
        return Optional.of(new RestoreOrder(new RestoreRequest(target, from, saved, chosen.tables(), whole.mode(),
                choice.get(), true, false, false, true, List.of(), ""), chosen.seen(),
                choice.get().all() ? java.util.Map.of() : chosen.sizes()));
    }

    /// Why what is chosen can't be put back, in words; empty where it can.
    public String whyNot() {
        Seen now = seen.get();
        if (now == null) {
            return texts.now("checkpoints.choose.compare-first");
        }
        if (!(now.from() instanceof Side.Live) || !(now.to() instanceof Side.Saved)) {
            return texts.now(now.to() instanceof Side.Live
                    ? "checkpoints.choose.turn"
                    : "checkpoints.choose.no-target");
        }
        if (chosen.rows() == 0) {
            return texts.now("checkpoints.choose.nothing");
        }
        return chosen.tooMany()
                ? texts.now("checkpoints.choose.too-many", RowsChosen.MOST)
                : "";
    }

    /// Writes all differences to a file, as a job.
    public void export(DifferenceExport.Form form, Path file) {
        Seen now = seen.get();
        if (now == null) {
            return;
        }
        said.set(texts.now("checkpoints.export.writing", file.getFileName()));
        jobs.<Boolean>start(texts.now("checkpoints.job.export-differences", file.getFileName()), "",
                (_, context) -> Outcome.of(() -> {
                    export.write(now.comparison(), form, file, context);
                    return true;
                }), outcome -> said.set(switch (outcome) {
                    case Outcome.Done<Boolean> _ -> texts.now("checkpoints.export.done", file);
                    case Outcome.Failed<Boolean>(Problem failure) -> texts.now(failure);
                }));
    }

    /// Says why a box could not be turned.
    public void tooMany() {
        said.set(texts.now("checkpoints.choose.too-many", RowsChosen.MOST));
    }

    /// What it can be compared with.
    public ObservableList<Other> others() {
        return others;
    }

    /// What it is compared with next, or null.
    public ObjectProperty<@Nullable Other> otherProperty() {
        return other;
    }

    /// Where the comparison stands.
    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// What was compared, or null.
    public ReadOnlyObjectProperty<@Nullable Seen> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    /// Why it could not be compared, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The table whose rows are shown, or null.
    public ReadOnlyObjectProperty<@Nullable TableDifference> tableProperty() {
        return table.getReadOnlyProperty();
    }

    /// The rows of it that differ.
    public PagedList<RowDifference> rows() {
        return rows;
    }

    /// What is looked for among the tables' names; empty for all.
    public StringProperty filterProperty() {
        return filter;
    }

    /// Whether tables that are the same are left out.
    public BooleanProperty onlyDifferingProperty() {
        return onlyDiffering;
    }

    /// What is wanted back.
    public RowsChosen chosen() {
        return chosen;
    }

    /// What came of the last export; empty where there is nothing to say.
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }
}
