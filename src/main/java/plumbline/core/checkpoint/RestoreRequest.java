package plumbline.core.checkpoint;

import java.util.List;
import plumbline.core.sql.TableName;
import plumbline.core.target.Target;

/// What is to be put back, where, and how.
///
/// @param shelf      where the checkpoint lies, and where the safety checkpoint goes
/// @param tables     only these; empty: all of the checkpoint
/// @param mode       delta or reload
/// @param choice     only these rows and cells of them
/// @param safety     whether the rows about to change are saved first
/// @param fullCopy   whether a checkpoint of the whole tables is made before anything is locked
/// @param intoOther  whether the target may be another database than the one the checkpoint was taken of
/// @param suppressed triggers that are kept from firing, as `table: trigger`; null entries never; empty list with
///                   `allTriggers`: all of them
/// @param ticket     kept in the journal, or empty
public record RestoreRequest(Target target, Shelf shelf, Checkpoint checkpoint, List<TableName> tables, Mode mode,
        CellChoice choice, boolean safety, boolean fullCopy, boolean intoOther, boolean allTriggers,
        List<String> suppressed, String ticket) {

    public RestoreRequest {
        tables = List.copyOf(tables);
        suppressed = List.copyOf(suppressed);
    }

    /// A whole restore by delta, with a safety checkpoint, all triggers kept from firing.
    public static RestoreRequest whole(Target target, Shelf shelf, Checkpoint checkpoint) {
        return new RestoreRequest(target, shelf, checkpoint, List.of(), Mode.DELTA, CellChoice.ALL, true, false, false,
                true, List.of(), "");
    }

    /// DELTA changes only the rows that differ; RELOAD empties the tables and fills them again.
    public enum Mode {
        DELTA, RELOAD
    }
}
