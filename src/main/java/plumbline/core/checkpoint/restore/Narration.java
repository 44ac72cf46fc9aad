package plumbline.core.checkpoint.restore;

import java.util.List;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Narrator;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.sql.TableName;

/// The lines that a restore writes. Thread-safe.
final class Narration {

    private final Narrator say;

    Narration(Narrator say) {
        this.say = say;
    }

    /// The guide's own words stand where they are true; the line begins as there whatever is put back.
    void begins(RestoreRequest request) {
        say.rule();
        say.warn("WARNING: Starting restore operation: " + request.checkpoint().id());
        say.warn("This will OVERWRITE " + overwritten(request));
        say.rule();
    }

    private static String overwritten(RestoreRequest request) {
        if (request.mode() == RestoreRequest.Mode.RELOAD) {
            return request.tables().isEmpty()
                    ? "all existing data in the database!"
                    : "all existing data in the chosen tables!";
        }
        if (!request.choice().all()) {
            return "the chosen rows, and leave all others as they are";
        }
        return request.tables().isEmpty()
                ? "the rows that differ from the checkpoint, and leave all others as they are"
                : "the rows of the chosen tables that differ from the checkpoint, and leave all others as they are";
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

    /// @param problem what stopped it; cancelled by whoever wanted it no more it is not a failure
    void ended(Problem problem) {
        boolean nothing = problem.effect() == Effect.NOTHING_CHANGED;
        if (problem.code() == ProblemCode.CANCELLED && nothing) {
            say.warn("Restore CANCELLED: nothing was changed");
            say.info("Transaction rolled back");
            return;
        }
        say.error("ERROR: " + problem.code() + " " + problem.subject() + " " + problem.detail());
        say.error("Restore FAILED");
        if (nothing) {
            say.error("Transaction rolled back");
        }
        say.error("Recovery suggestion: "
                + (nothing
                        ? "nothing was changed; remove the reason and try again"
                        : "whether it was committed is not known; compare with the checkpoint before trying again"));
    }
}
