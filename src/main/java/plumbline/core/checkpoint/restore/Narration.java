package plumbline.core.checkpoint.restore;

import java.util.List;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Narrator;
import plumbline.core.sql.TableName;

/// The lines that a restore writes. Thread-safe.
final class Narration {

    private final Narrator say;

    Narration(Narrator say) {
        this.say = say;
    }

    void begins(String checkpoint) {
        say.rule();
        say.warn("WARNING: Starting restore operation: " + checkpoint);
        say.warn("This will OVERWRITE all existing data in the database!");
        say.rule();
    }

    void details(Checkpoint checkpoint, Manifest manifest, String safety) {
        say.rule();
        say.info("Checkpoint details:");
        say.info("ID: " + checkpoint.id());
        say.info("Tables: " + manifest.tables().size());
        say.info("Total rows: " + manifest.rows());
        say.info("Auto-backup: " + (safety.isEmpty() ? "No" : "Yes (" + safety + ")"));
        say.rule();
    }

    void order(int links, List<TableName> order) {
        say.info("Building table dependency graph...");
        say.info("Found " + links + " table dependencies");
        say.info("Calculating restore order...");
        say.info("Restore order: " + String.join(" -> ", order.stream().map(Narrator::name).toList()));
    }

    void failed(String reason, String safety) {
        say.error("ERROR: " + reason);
        say.error("Restore FAILED");
        say.error("Transaction rolled back");
        say.error("Recovery suggestion: "
                + (safety.isEmpty()
                        ? "nothing was changed; remove the reason and try again"
                        : "nothing was changed; the rows as they were are kept in " + safety));
    }
}
