package plumbline.ui.backups;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import plumbline.core.backup.PrunePlan;
import plumbline.core.backup.Pruner;
import plumbline.core.backup.Tiers;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.work.WorkContext;
import plumbline.ui.fx.UiWork;

/// The tiers by which old backups of a folder go, and exactly those that would; nothing goes before a person has seen
/// them. FX thread only.
public final class PruneViewModel {

    private static final int SCRIPT_DAYS = 30;

    private final Path folder;
    private final Pruner pruner;
    private final UiWork work;
    private final Consumer<PrunePlan> prune;
    private final IntegerProperty daily = new SimpleIntegerProperty(7);
    private final IntegerProperty weekly = new SimpleIntegerProperty(4);
    private final IntegerProperty monthly = new SimpleIntegerProperty(12);
    private final BooleanProperty others = new SimpleBooleanProperty();
    private final BooleanProperty packs = new SimpleBooleanProperty();
    private final ObservableList<PrunePlan.Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable PrunePlan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private long generation;

    /// @param prune deletes what was seen going
    PruneViewModel(Path folder, Pruner pruner, UiWork work, Consumer<PrunePlan> prune) {
        this.folder = folder;
        this.pruner = pruner;
        this.work = work;
        this.prune = prune;
        daily.subscribe((_, _) -> look());
        weekly.subscribe((_, _) -> look());
        monthly.subscribe((_, _) -> look());
        others.subscribe((_, _) -> look());
        packs.subscribe((_, _) -> look());
        look();
    }

    private void look() {
        long mine = ++generation;
        Tiers tiers = new Tiers(Math.max(0, daily.get()), Math.max(0, weekly.get()), Math.max(0, monthly.get()));
        boolean all = others.get();
        OptionalInt scripts = packs.get() ? OptionalInt.of(SCRIPT_DAYS) : OptionalInt.empty();
        looking.set(true);
        work.quietly(() -> pruner.plan(folder, tiers, all, scripts, WorkContext.none()), outcome -> {
            if (mine == generation) {
                looking.set(false);
                switch (outcome) {
                    case Outcome.Done<PrunePlan>(PrunePlan found) -> {
                        problem.set(null);
                        plan.set(found);
                        lines.setAll(found.lines());
                    }
                    case Outcome.Failed<PrunePlan>(Problem failure) -> {
                        problem.set(failure);
                        plan.set(null);
                        lines.clear();
                    }
                }
            }
        });
    }

    /// Does exactly what is shown; nothing while other tiers are being looked at.
    public void prune() {
        PrunePlan seen = plan.get();
        if (!looking.get() && seen != null && hasWork()) {
            prune.accept(seen);
        }
    }

    /// Whether anything would go or be compressed.
    public boolean hasWork() {
        PrunePlan seen = plan.get();
        return seen != null && !(seen.going().isEmpty() && seen.scripts().isEmpty());
    }

    /// The folder.
    public Path folder() {
        return folder;
    }

    /// All that are not older than so many days stay.
    public IntegerProperty dailyProperty() {
        return daily;
    }

    /// And the newest of each of so many weeks.
    public IntegerProperty weeklyProperty() {
        return weekly;
    }

    /// And the newest of each of so many months.
    public IntegerProperty monthlyProperty() {
        return monthly;
    }

    /// Whether files of other scripts go too.
    public BooleanProperty othersProperty() {
        return others;
    }

    /// Whether plain scripts older than 30 days are compressed.
    public BooleanProperty packsProperty() {
        return packs;
    }

    /// All backups of the folder with what would become of each.
    public ObservableList<PrunePlan.Line> lines() {
        return lines;
    }

    /// What would be done, or null while nobody knows.
    public ReadOnlyObjectProperty<@Nullable PrunePlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /// Whether the tiers are being looked at.
    public ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    /// Why nobody can tell what would go, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
