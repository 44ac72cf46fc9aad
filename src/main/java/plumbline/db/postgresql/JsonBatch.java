package plumbline.db.postgresql;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;

/// Some rows of JSON values, and the list of objects they make. Used by one thread.
final class JsonBatch {

    private final byte[][] names;
    private final List<Tuple> rows = new ArrayList<>();
    private long bytes;

    JsonBatch(TableForm form) {
        names = form.columns().stream()
                .map(column -> JsonStringEncoder.getInstance().quoteAsUTF8(column.name().name()))
                .toArray(byte[][]::new);
    }

    void clear() {
        rows.clear();
        bytes = 0;
    }

    /// Keeps a row.
    void add(Tuple row) {
        rows.add(row.copy());
        bytes += row.length();
    }

    int rows() {
        return rows.size();
    }

    long bytes() {
        return bytes;
    }

    /// The list. A NULL is left out, which the server reads as NULL.
    ///
    /// @param only the only column whose values are given, or -1 for all
    String text(int from, int to, int only) {
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) Math.min(bytes * 2 + 64, 1 << 24));
        out.write('[');
        for (int i = from; i < to; i++) {
            if (i > from) {
                out.write(',');
            }
            object(rows.get(i), only, out);
        }
        out.write(']');
        return out.toString(StandardCharsets.UTF_8);
    }

    private void object(Tuple row, int only, ByteArrayOutputStream out) {
        out.write('{');
        boolean first = true;
        for (int field = 0; field < names.length; field++) {
            if (row.isNull(field) || (only >= 0 && only != field)) {
                continue;
            }
            if (!first) {
                out.write(',');
            }
            first = false;
            out.write('"');
            out.writeBytes(names[field]);
            out.write('"');
            out.write(':');
            out.write(row.bytes(), row.place(field), row.length(field));
        }
        out.write('}');
    }
}
