package plumbline.core.checkpoint.create;

import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.Narrator;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.Skipped;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;

/// The lines that a creation writes, in the shape which those who search the log for them know. Thread-safe.
final class Lines {

    private final Narrator say;

    Lines(CheckpointLog log) {
        say = new Narrator(log);
    }

    void begun(String id, String description) {
        say.rule();
        say.info("Starting checkpoint creation: " + id);
        say.info("Description: " + description);
        say.rule();
    }

    void found(Inventory inventory) {
        say.info("Found " + inventory.tables().size() + " tables to backup: "
                + String.join(", ", inventory.tables().stream().map(form -> Narrator.name(form.name())).toList()));
        inventory.skipped().stream().filter(Skipped::noRight)
                .forEach(skipped -> say.warn("WARNING: Left out for want of the right to read it: " + skipped.name()));
    }

    void table(int number, int of, TableForm form) {
        synchronized (this) {
            say.info("[" + number + "/" + of + "] Processing table: " + Narrator.name(form.name()));
            say.info("Backing up table: " + Narrator.name(form.name()));
        }
    }

    void saved(int number, int of, SavedTable table) {
        String name = Narrator.name(table.form().name());
        synchronized (this) {
            say.info("Backup complete: " + name + " - " + table.rows() + " rows, " + table.form().columns().size()
                    + " columns");
            say.info("[" + number + "/" + of + "] Table " + name + " backed up: " + table.rows() + " rows");
        }
    }

    void read() {
        say.info("All tables backed up successfully, committing transaction...");
    }

    void committed(String path) {
        say.info("Transaction committed");
        say.info("Saving checkpoint file: " + path);
    }

    void done(Checkpoint checkpoint, long rows) {
        say.rule();
        say.info("Checkpoint creation COMPLETED: " + checkpoint.id());
        say.info("Total rows backed up: " + rows);
        say.info("File: " + checkpoint.path());
        say.rule();
    }

    void givesWay(Problem why, int attempt, int of) {
        say.warn("WARNING: Gave way to a session that waits to change a table: " + why.detail());
        say.info("Beginning anew, attempt " + attempt + " of " + of);
    }

    void failed(Problem problem) {
        if (problem.code() == ProblemCode.CANCELLED) {
            cancelled();
            return;
        }
        String detail = problem.detail().isEmpty() ? "" : ": " + problem.detail();
        say.error("ERROR: " + problem.code() + " " + problem.subject() + detail);
        say.error("Transaction rolled back");
    }

    /// Ended by whoever wanted it no more is not a failure.
    private void cancelled() {
        say.warn("Checkpoint creation CANCELLED: nothing is kept of it");
        say.info("Transaction rolled back");
    }
}
