package plumbline.core.checkpoint.restore;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.sql.TableName;

/// Says in the log what a restore does, in the words that the licensing-risk system's own log has, so that whoever looks
/// for them there finds them here too. Thread-safe.
public final class Narration {

    private static final Logger LOG = LoggerFactory.getLogger("plumbline.checkpoint");
    private static final String RULE = "=".repeat(80);

    private final CheckpointLog listener;

    /// @param listener hears every line as well
    public Narration(CheckpointLog listener) {
        this.listener = listener;
    }

    /// Says a line.
    public void info(String text) {
        say(Level.INFO, "[CHECKPOINT] " + text);
    }

    /// Says a line that a person should read.
    public void warn(String text) {
        say(Level.WARN, "[CHECKPOINT] " + text);
    }

    /// Says that something failed.
    public void error(String text) {
        say(Level.ERROR, "[CHECKPOINT] ERROR: " + text);
    }

    /// Draws a line.
    public void rule() {
        say(Level.INFO, RULE);
    }

    private void say(Level level, String text) {
        LOG.atLevel(level).log(text);
        listener.line(level, text);
    }

    /// A table's name as a person of the application knows it.
    public static String word(TableName table) {
        return table.schema().map(schema -> schema.name().equals("public") || schema.name().equals("main")).orElse(true)
                ? table.table().name()
                : table.toString();
    }

    void begins(String checkpoint) {
        rule();
        warn("WARNING: Starting restore operation: " + checkpoint);
        warn("This will OVERWRITE all existing data in the database!");
        rule();
    }

    void details(Checkpoint checkpoint, Manifest manifest, String safety) {
        rule();
        info("Checkpoint details:");
        info("ID: " + checkpoint.id());
        info("Tables: " + manifest.tables().size());
        info("Total rows: " + manifest.rows());
        info("Auto-backup: " + (safety.isEmpty() ? "No" : "Yes (" + safety + ")"));
        rule();
    }

    void order(int links, List<TableName> order) {
        info("Building table dependency graph...");
        info("Found " + links + " table dependencies");
        info("Calculating restore order...");
        info("Restore order: " + String.join(" -> ", order.stream().map(Narration::word).toList()));
    }

    void failed(String reason, String safety) {
        error(reason);
        say(Level.ERROR, "[CHECKPOINT] Restore FAILED");
        say(Level.ERROR, "[CHECKPOINT] Transaction rolled back");
        say(Level.ERROR, "[CHECKPOINT] Recovery suggestion: "
                + (safety.isEmpty()
                        ? "nothing was changed; remove the reason and try again"
                        : "nothing was changed; the rows as they were are kept in " + safety));
    }
}
