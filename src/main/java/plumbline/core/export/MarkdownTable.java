package plumbline.core.export;

import java.io.IOException;
import java.io.Writer;

import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.session.ValueKind;

/// A table as GitHub's Markdown reads it; numbers stand on the right.
final class MarkdownTable {
    private MarkdownTable() {}

    static void write(Extract extract, Writer out) throws IOException {
        StringBuilder rule = new StringBuilder();
        for (Column column : extract.columns()) {
            out.write("| " + escaped(column.name()) + " ");
            rule.append(column.kind() == ValueKind.NUMBER ? "| ---: " : "| --- ");
        }
        out.write("|\n" + rule + "|\n");
        for (Row row : extract.rows()) {
            for (int i = 0; i < row.values().size(); i++) {
                out.write("| " + escaped(row.text(i)) + " ");
            }
            out.write("|\n");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\\", "\\\\")
                .replace("|", "\\|").replace("\r\n", "<br>").replace("\n", "<br>").replace("\r", "<br>");
    }
}
