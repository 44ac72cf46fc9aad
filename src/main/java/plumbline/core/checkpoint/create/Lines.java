package plumbline.core.checkpoint.create;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.problem.Problem;
import plumbline.core.sql.TableName;

/// The lines that a creation writes, in the shape which those who search the log for them know. Thread-safe.
final class Lines {

    private static final Logger LOG = LoggerFactory.getLogger("plumbline.checkpoint");
    private static final String RULE = "=".repeat(80);

    private final CheckpointLog log;

    Lines(CheckpointLog log) {
        this.log = log;
    }

    void begun(String id, String description) {
        rule();
        info("Starting checkpoint creation: " + id);
        info("Description: " + description);
        rule();
    }

    void found(Inventory inventory) {
        info("Found " + inventory.tables().size() + " tables to backup: "
                + String.join(", ", inventory.tables().stream().map(form -> name(form.name())).toList()));
        inventory.skipped().stream().filter(skipped -> skipped.reason().equals("no-right"))
                .forEach(skipped -> warn("Left out for want of the right to read it: " + skipped.name()));
    }

    void table(int number, int of, TableForm form) {
        synchronized (this) {
            info("[" + number + "/" + of + "] Processing table: " + name(form.name()));
            info("Backing up table: " + name(form.name()));
        }
    }

    void saved(int number, int of, SavedTable table) {
        String name = name(table.form().name());
        synchronized (this) {
            info("Backup complete: " + name + " - " + table.rows() + " rows, " + table.form().columns().size()
                    + " columns");
            info("[" + number + "/" + of + "] Table " + name + " backed up: " + table.rows() + " rows");
        }
    }

    void read() {
        info("All tables backed up successfully, committing transaction...");
    }

    void committed(String path) {
        info("Transaction committed");
        info("Saving checkpoint file: " + path);
    }

    void done(Checkpoint checkpoint, long rows) {
        rule();
        info("Checkpoint creation COMPLETED: " + checkpoint.id());
        info("Total rows backed up: " + rows);
        info("File: " + checkpoint.path());
        rule();
    }

    void givesWay(Problem why, int attempt, int of) {
        warn("Gave way to a session that waits to change a table: " + why.detail());
        info("Beginning anew, attempt " + attempt + " of " + of);
    }

    void failed(Problem problem) {
        String detail = problem.detail().isEmpty() ? "" : ": " + problem.detail();
        line(Level.ERROR, "[CHECKPOINT] ERROR: " + problem.code() + " " + problem.subject() + detail);
        line(Level.ERROR, "[CHECKPOINT] Transaction rolled back");
    }

    private void info(String text) {
        line(Level.INFO, "[CHECKPOINT] " + text);
    }

    private void warn(String text) {
        line(Level.WARN, "[CHECKPOINT] WARNING: " + text);
    }

    private void rule() {
        line(Level.INFO, RULE);
    }

    private void line(Level level, String text) {
        LOG.atLevel(level).log(text);
        log.line(level, text);
    }

    /// A table's name as a person of the application knows it.
    static String name(TableName table) {
        boolean bare = table.schema().map(schema -> schema.name().equals("public") || schema.name().equals("main"))
                .orElse(true);
        return bare ? table.table().name() : table.toString();
    }
}
