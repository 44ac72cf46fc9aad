package plumbline.ui.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import plumbline.core.export.Extract;
import plumbline.core.journal.JournalEntry;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.session.ValueKind;

/// The journal's entries as rows, for copies and exports; column names are stable, whatever the language.
final class JournalDocument {
    private static final List<Column> COLUMNS = List.of(text("run"), new Column("at", "timestamptz", ValueKind.TIME),
            text("who"), text("host"), text("target"), text("environment"), text("action"), text("subject"),
            new Column("rows", "bigint", ValueKind.NUMBER), text("state"),
            new Column("verified", "boolean", ValueKind.BOOLEAN), text("ticket"), text("undoes"), text("undone_by"),
            text("identity"), text("statement"), text("message"));

    private JournalDocument() {}

    static Extract of(List<JournalEntry> entries) {
        return new Extract("journal", COLUMNS, entries.stream().map(JournalDocument::row).toList());
    }

    private static Row row(JournalEntry entry) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.<@Nullable Object>asList(entry.run(),
                entry.at().toString(), entry.who(), entry.host(), entry.target(), entry.environment(), entry.action(),
                entry.subject(), entry.rows(), entry.state().word(), entry.verified()));
        for (String text : List.of(entry.ticket(), entry.undoes(), entry.undoneBy(), entry.identity(),
                entry.statement(), entry.message())) {
            values.add(text.isEmpty() ? null : text);
        }
        return new Row(values);
    }

    private static Column text(String name) {
        return new Column(name, "text", ValueKind.TEXT);
    }
}
