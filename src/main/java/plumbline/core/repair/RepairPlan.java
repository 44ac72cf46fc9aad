package plumbline.core.repair;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.session.Column;
import plumbline.core.session.Effects;
import plumbline.core.session.Row;
import plumbline.core.target.Identity;

/// What a repair would do, seen in a transaction that was rolled back.
///
/// @param identity  the database it was seen on; apply refuses another one
/// @param findings  the chosen findings, as they were found
/// @param statement exactly what will run
/// @param columns   of the findings
/// @param change    every row before and after, and statements with what takes them back
/// @param effects   triggers and locks
/// @param extent    how much of it was really done and rolled back
/// @param tables    rows changed by table, triggers included
/// @param verified  whether the check was clean for these rows afterwards
/// @param remaining how many findings of the check would remain
/// @param millis    how long the change took, without the verification
/// @param notes     message keys of what the person should know, for example that a copy was used
public record RepairPlan(RepairRequest request, Identity identity, List<Column> columns, List<Row> findings,
        String statement, ChangeRecord change, Map<String, Long> tables, Effects effects, Extent extent,
        boolean verified, long remaining, long millis, Instant at, List<String> notes) {

    /// So many findings are repaired for real where only a sample is.
    public static final int SAMPLE = 1_000;

    public RepairPlan {
        columns = List.copyOf(columns);
        findings = List.copyOf(findings);
        tables = Map.copyOf(tables);
        notes = List.copyOf(notes);
    }

    /// How much of a repair a preview really did.
    public enum Extent {
        /** All of it, in a transaction that was rolled back. */
        DONE,
        /** A sample; what the other rows become is computed from the findings. */
        SAMPLED,
        /** Nothing, since it can't be rolled back; the statements are those that would run. */
        STATED
    }
}
