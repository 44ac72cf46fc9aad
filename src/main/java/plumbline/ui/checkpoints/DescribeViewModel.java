package plumbline.ui.checkpoints;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.ui.fx.UiWork;

/// Another description for a checkpoint. FX thread only.
public final class DescribeViewModel {

    private final Shelf shelf;
    private final Checkpoint checkpoint;
    private final UiWork work;
    private final Consumer<Checkpoint> done;
    private final StringProperty description;
    private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    DescribeViewModel(Shelf shelf, Checkpoint checkpoint, UiWork work, Consumer<Checkpoint> done) {
        this.shelf = shelf;
        this.checkpoint = checkpoint;
        this.work = work;
        this.done = done;
        description = new SimpleStringProperty(checkpoint.label().description());
    }

    /// Keeps the words.
    public void save() {
        String words = description.get().strip();
        problem.set(null);
        work.quietly(() -> shelf.relabel(checkpoint, words, checkpoint.label().pinned()), outcome -> {
            switch (outcome) {
                case Outcome.Done<Checkpoint>(Checkpoint now) -> {
                    saved.set(true);
                    done.accept(now);
                }
                case Outcome.Failed<Checkpoint>(Problem failure) -> problem.set(failure);
            }
        });
    }

    /// What is described.
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /// The words.
    public StringProperty descriptionProperty() {
        return description;
    }

    /// Whether they are kept.
    public ReadOnlyBooleanProperty savedProperty() {
        return saved.getReadOnlyProperty();
    }

    /// Why they could not be kept, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
