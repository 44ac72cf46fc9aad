package plumbline.core.export;

import java.io.IOException;
import java.io.Writer;

import org.jspecify.annotations.Nullable;

import plumbline.core.session.Column;
import plumbline.core.session.Row;

/// CSV after RFC 4180 and its sister with tabs: a text with a separator, quote or line end in it stands between quotes;
/// an empty text too, so that it differs from NULL.
record SeparatedText(char separator, boolean formulaSafe) {
    void write(Extract extract, Writer out) throws IOException {
        boolean first = true;
        for (Column column : extract.columns()) {
            separate(first, out);
            first = false;
            out.write(field(column.name()));
        }
        out.write('\n');
        for (Row row : extract.rows()) {
            for (int i = 0; i < row.values().size(); i++) {
                separate(i == 0, out);
                out.write(field(row.get(i)));
            }
            out.write('\n');
        }
    }

    private void separate(boolean first, Writer out) throws IOException {
        if (!first) {
            out.write(separator);
        }
    }

    private String field(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> quoted(formulaSafe ? harmless(text) : text);
            default -> value.toString();
        };
    }

    // OWASP, "CSV Injection": = + - @, tab and carriage return start a formula in spreadsheets
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private String quoted(String text) {
        boolean plain = !text.isEmpty()
                && text.chars().noneMatch(c -> c == separator || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
