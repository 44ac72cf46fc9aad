package plumbline.core.checkpoint;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import plumbline.core.work.WorkContext;

/// The checkpoints of one folder. Thread-safe; every method may block on the disk and fails with a `ProblemException`.
public interface Shelf {

    /// The folder.
    Path folder();

    /// What lies there, newest first; what is damaged, foreign or half written too, with the reason.
    List<Checkpoint> all();

    /// One, by its id or its path (a folder `*.plcp`, or a `checkpoint_*.json` of the licensing-risk system).
    ///
    /// @throws plumbline.core.problem.ProblemException UNKNOWN_CHECKPOINT
    Checkpoint find(String idOrPath);

    /// The safety checkpoint of a restore: putting it back takes that restore back.
    ///
    /// @param run of the restore, as the journal has it
    /// @return empty where none was made or it is gone
    default Optional<Checkpoint> safetyOf(String run) {
        return all().stream().filter(checkpoint -> {
            Manifest manifest = checkpoint.manifest();
            return manifest != null && manifest.reason().equals(Manifest.SAFETY) && manifest.run().equals(run);
        }).findFirst();
    }

    /// Opens a checkpoint's tables for reading. Every frame's hash is compared when it is read.
    Tables open(Checkpoint checkpoint);

    /// The rows of a saved table that did not exist, of scope `rows`; empty where there are none.
    TupleReader absent(Checkpoint checkpoint, SavedTable table);

    /// Reads everything and compares every hash, count and digest; writes the result into the label.
    ///
    /// @return what is wrong, each naming file and place; empty: it is intact
    List<Fault> verify(Checkpoint checkpoint, WorkContext context);

    /// Removes it from the disk; half-written and damaged ones too.
    void delete(Checkpoint checkpoint);

    /// Changes what a person may change.
    ///
    /// @return the checkpoint as it is now
    Checkpoint relabel(Checkpoint checkpoint, String description, boolean pinned);

    /// Which checkpoints a rule would remove: neither pinned ones nor the newest safety checkpoint of a target.
    ///
    /// @param keep how many of each target and reason stay at least
    /// @param age  only older ones
    List<Checkpoint> outdated(int keep, Duration age, Predicate<Checkpoint> among);

    /// Writes a checkpoint into one file (tar), readable with standard tools. One with damaged files is written too, since
    /// the rest of it may be all there is; the label then says that it is damaged.
    ///
    /// @return the files whose bytes are no longer those that were saved; empty: all are
    List<Fault> exportTo(Checkpoint checkpoint, Path file, WorkContext context);

    /// Takes a checkpoint in from a file that [#exportTo] wrote; verified before it is listed.
    Checkpoint importFrom(Path file, WorkContext context);

    /// Begins a new checkpoint.
    ///
    /// @param wantedId a number is put behind it where there is one of that name
    CheckpointWriter begin(String wantedId);
}
