package plumbline.core.repair;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import plumbline.core.journal.RowImages;
import plumbline.core.session.Row;
import plumbline.core.target.Identity;

/// What a repair would do, seen in a transaction that was rolled back.
///
/// @param identity  the database it was seen on; apply refuses another one
/// @param findings  the chosen findings, as they were found
/// @param statement exactly what will run
/// @param images    every row before and after
/// @param tables    rows changed by table, triggers included
/// @param verified  whether the check was clean for these rows afterwards
/// @param remaining how many findings of the check would remain
/// @param millis    how long the change took, without the verification
/// @param notes     message keys of what the person should know, for example that a copy was used
public record RepairPlan(RepairRequest request, Identity identity, List<Row> findings, String statement,
        RowImages images,
        Map<String, Long> tables, boolean verified, long remaining, long millis, Instant at, List<String> notes) {

    public RepairPlan {
        findings = List.copyOf(findings);
        tables = Map.copyOf(tables);
        notes = List.copyOf(notes);
    }
}
