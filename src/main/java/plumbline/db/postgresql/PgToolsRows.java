package plumbline.db.postgresql;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.sql.TableName;

/// Counts the rows in the text that `pg_restore --data-only` writes: a line `COPY schema.table (...) FROM stdin;`, one line a
/// row, in which every line break is written as `\n`, and a line `\.` (PostgreSQL documentation, "COPY", text format). Of a
/// row's line no more than its beginning is looked at. Used by one thread.
final class PgToolsRows {

    private static final int LONGEST = 1 << 18;
    private static final String BEGIN = "COPY ";
    private static final String END = " FROM stdin;";

    private final Map<TableName, Long> counts = new LinkedHashMap<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private @Nullable TableName table;
    private long rows;

    void take(byte[] buffer, int length) {
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (buffer[i] == '\n') {
                keep(buffer, from, i - from);
                end();
                from = i + 1;
            }
        }
        keep(buffer, from, length - from);
    }

    private void keep(byte[] buffer, int from, int length) {
        int most = table == null ? LONGEST : 3;
        line.write(buffer, from, Math.clamp((long) most - line.size(), 0, length));
    }

    private void end() {
        if (table == null) {
            if (line.size() > BEGIN.length()) {
                begin(line.toString(StandardCharsets.UTF_8));
            }
        } else if (line.size() == 2 && line.toString(StandardCharsets.UTF_8).equals("\\.")) {
            counts.merge(table, rows, Long::sum);
            table = null;
        } else {
            rows++;
        }
        line.reset();
    }

    private void begin(String text) {
        if (text.startsWith(BEGIN) && text.endsWith(END)) {
            table = TableName.parse(name(text));
            rows = 0;
        }
    }

    /// Up to the first space outside of quotes.
    private static String name(String text) {
        boolean quoted = false;
        int i = BEGIN.length();
        for (; i < text.length() && (quoted || text.charAt(i) != ' '); i++) {
            quoted ^= text.charAt(i) == '"';
        }
        return text.substring(BEGIN.length(), i);
    }

    /// The rows by table; those of a table whose end was not seen are left out.
    Map<TableName, Long> counts() {
        return new LinkedHashMap<>(counts);
    }
}
