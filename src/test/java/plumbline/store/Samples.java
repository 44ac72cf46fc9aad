package plumbline.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.health.Reading;
import plumbline.core.health.Verdict;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.journal.RowImages;
import plumbline.core.session.RowChange;
import plumbline.core.session.TableColumn;
import plumbline.core.session.ValueKind;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;

/// What the tests of this package put into the store.
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-20T14:30:00.123456789Z");

    private Samples() {}

    static JournalEntry entry(String run) {
        return entry(run, "");
    }

    static JournalEntry entry(String run, String undoes) {
        return new JournalEntry(run, NOW, "wu (app)", "desk7", "用量 production", "production", "16384 usage",
                undoes.isEmpty() ? "repair" : "undo", "usage-tracking/usage-count recount",
                "UPDATE t SET n = 100 WHERE note LIKE '50%_'", "T-1", "771", 1, false, JournalState.INTENT,
                Instant.EPOCH, undoes, "", "");
    }

    static ChangeRecord images(@Nullable Object before, @Nullable Object after) {
        List<TableColumn> columns = List.of(new TableColumn(new Ident("id"), "bigint", ValueKind.NUMBER, 1, false),
                new TableColumn(new Ident("n"), "text", ValueKind.TEXT, 0, true));
        Map<String, @Nullable Object> key = Map.of("id", 1L);
        return ChangeRecord.of(new RowImages(TableName.of("public", "t"), columns,
                List.of(new RowChange(key, row(before), row(after)))));
    }

    private static Map<String, @Nullable Object> row(@Nullable Object value) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", 1L);
        row.put("n", value);
        return row;
    }

    static Reading reading(String metric, double value, Instant at) {
        return new Reading(metric, value, Verdict.OK, at, "", "", null);
    }

    /// Ends the round under way and does another one, if one is due.
    static void tidy(Retention retention) {
        finish(retention);
        retention.step();
        finish(retention);
    }

    private static void finish(Retention retention) {
        while (retention.busy()) {
            retention.step();
        }
    }
}
