package plumbline.ui.checkpoints;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.ui.fx.UiWork;

/// A rule by which old checkpoints go, and exactly those that would; nothing goes before a person has seen them. FX
/// thread only.
public final class RetentionViewModel {

    private final Shelf shelf;
    private final UiWork work;
    private final Consumer<List<Checkpoint>> remove;
    private final IntegerProperty keep = new SimpleIntegerProperty(5);
    private final IntegerProperty days = new SimpleIntegerProperty(30);
    private final StringProperty target = new SimpleStringProperty("");
    private final ObjectProperty<Chip> kind = new SimpleObjectProperty<>(Chip.ALL);
    private final ObservableList<Checkpoint> going = FXCollections.observableArrayList();
    private final ObservableList<String> targets;
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private long generation;

    /// @param remove removes what was seen
    RetentionViewModel(Shelf shelf, ObservableList<String> targets, UiWork work, Consumer<List<Checkpoint>> remove) {
        this.shelf = shelf;
        this.targets = targets;
        this.work = work;
        this.remove = remove;
        keep.subscribe((_, _) -> look());
        days.subscribe((_, _) -> look());
        target.subscribe((_, _) -> look());
        kind.subscribe((_, _) -> look());
        look();
    }

    private void look() {
        long mine = ++generation;
        int least = Math.max(0, keep.get());
        Duration age = Duration.ofDays(Math.max(0, days.get()));
        String only = target.get();
        Chip of = kind.get();
        Predicate<Checkpoint> among = each -> (only.isEmpty() || only.equals(CheckpointList.targetOf(each)))
                && of.shows(each);
        looking.set(true);
        work.quietly(() -> shelf.outdated(least, age, among), outcome -> {
            if (mine == generation) {
                looking.set(false);
                switch (outcome) {
                    case Outcome.Done<List<Checkpoint>>(List<Checkpoint> found) -> {
                        problem.set(null);
                        going.setAll(found);
                    }
                    case Outcome.Failed<List<Checkpoint>>(Problem failure) -> {
                        problem.set(failure);
                        going.clear();
                    }
                }
            }
        });
    }

    /// Removes exactly those that are shown; nothing while another rule is being looked at.
    public void remove() {
        if (!looking.get() && !going.isEmpty()) {
            remove.accept(List.copyOf(going));
        }
    }

    /// How many of each target and reason stay at least.
    public IntegerProperty keepProperty() {
        return keep;
    }

    /// Only what is older than so many days goes.
    public IntegerProperty daysProperty() {
        return days;
    }

    /// The only target whose checkpoints go, or empty for all.
    public StringProperty targetProperty() {
        return target;
    }

    /// Which kind goes.
    public ObjectProperty<Chip> kindProperty() {
        return kind;
    }

    /// The targets that have checkpoints.
    public ObservableList<String> targets() {
        return targets;
    }

    /// What would go.
    public ObservableList<Checkpoint> going() {
        return going;
    }

    /// Whether the rule is being looked at.
    public ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    /// Why nobody can tell what would go, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
