package plumbline.ui.checkpoints;

import java.util.List;
import java.util.function.Consumer;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Manifest;

/// The question whether checkpoints are to be removed. FX thread only.
public final class RemoveViewModel {

    private final List<Checkpoint> checkpoints;
    private final Consumer<List<Checkpoint>> remove;

    RemoveViewModel(List<Checkpoint> checkpoints, Consumer<List<Checkpoint>> remove) {
        this.checkpoints = List.copyOf(checkpoints);
        this.remove = remove;
    }

    /// Removes them.
    public void remove() {
        remove.accept(checkpoints);
    }

    /// What would be lost.
    public List<Checkpoint> checkpoints() {
        return checkpoints;
    }

    /// How much of the disk it takes.
    public long bytes() {
        return checkpoints.stream().mapToLong(Checkpoint::diskBytes).sum();
    }

    /// Whether a restore can no longer be undone afterwards.
    public boolean losesAnUndo() {
        return checkpoints.stream().anyMatch(each -> Chip.reason(each).equals(Manifest.SAFETY));
    }
}
