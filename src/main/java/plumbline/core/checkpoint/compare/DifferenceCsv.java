package plumbline.core.checkpoint.compare;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.RowDifference;
import plumbline.core.checkpoint.TableDifference;

/// A comparison as CSV after RFC 4180, a line for each differing cell: NULL is empty, an empty text stands in quotes.
final class DifferenceCsv {

    private final ComparisonExport export;
    private final Writer out;

    DifferenceCsv(ComparisonExport export, Writer out) {
        this.export = export;
        this.out = out;
    }

    void write() throws IOException {
        out.write("schema,table,row,kind,key,column,before,after\r\n");
        for (TableDifference table : export.comparison().tables()) {
            Delta delta = export.comparison().delta(table.name());
            RowTexts texts = new RowTexts(delta.form());
            try (Delta.DeltaReader reader = delta.read()) {
                for (long place = 0; reader.next(); place++) {
                    export.context().checkCancelled();
                    row(table, delta, texts.difference(reader, place));
                }
            }
        }
    }

    private void row(TableDifference table, Delta delta, RowDifference row) throws IOException {
        List<@Nullable String> any = row.after().isEmpty() ? row.before() : row.after();
        StringBuilder key = new StringBuilder();
        for (KeyPart part : delta.form().key()) {
            String value = any.get(part.column());
            key.append(key.isEmpty() ? "" : ", ").append(delta.form().columns().get(part.column()).name()).append('=')
                    .append(value == null ? "NULL" : value);
        }
        String schema = table.name().schemaOrNull() == null ? "" : table.name().schemaOrNull().name();
        for (int i = row.cells().nextSetBit(0); i >= 0; i = row.cells().nextSetBit(i + 1)) {
            out.write(field(schema) + "," + field(table.name().table().name()) + "," + (row.place() + 1) + ","
                    + row.kind().name().toLowerCase(Locale.ROOT) + "," + field(key.toString()) + ","
                    + field(delta.form().columns().get(i).name().name()) + ","
                    + (row.before().isEmpty() ? "" : field(row.before().get(i))) + ","
                    + (row.after().isEmpty() ? "" : field(row.after().get(i))) + "\r\n");
        }
    }

    private static String field(@Nullable String text) {
        if (text == null) {
            return "";
        }
        boolean plain = !text.isEmpty();
        for (int i = 0; plain && i < text.length(); i++) {
            plain = "\",\r\n".indexOf(text.charAt(i)) < 0;
        }
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
