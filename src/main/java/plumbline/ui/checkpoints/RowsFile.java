package plumbline.ui.checkpoints;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.export.WholeFile;
import plumbline.core.problem.FileRefusal;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.ValueKind;
import plumbline.core.work.WorkContext;
import plumbline.ui.checkpoints.ContentsViewModel.SavedRow;

/// Writes the rows of a saved table to a file, row by row in constant memory; the file is there whole or not at all.
///
/// @param wanted which of them
record RowsFile(SavedRows rows, Predicate<SavedRow> wanted) {

    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?");

    /// The forms there are.
    enum Form {
        CSV, JSON;

        /// How a file of this form ends, without the dot; also the word in ids and message keys.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Writes them.
    ///
    /// @return how many
    /// @throws ProblemException where it can't be written or read
    long write(Form form, Path file, WorkContext context) {
        long[] count = new long[1];
        try {
            WholeFile.write(file, out -> {
                switch (form) {
                    case CSV -> csv(out, count, context);
                    case JSON -> json(out, count, context);
                }
            });
        } catch (UncheckedIOException failed) {
            throw refused(file, failed.getCause() == null ? new IOException(failed) : failed.getCause());
        } catch (IOException failed) {
            throw refused(file, failed);
        }
        return count[0];
    }

    private static ProblemException refused(Path file, IOException failed) {
        return new ProblemException(
                Problem.of(ProblemCode.BAD_INPUT, file.toString(), FileRefusal.of(failed)), failed);
    }

    private List<ColumnForm> columns() {
        return rows.table().form().columns();
    }

    // RFC 4180; an empty text stands between quotes, so that it differs from NULL
    private void csv(Writer out, long[] count, WorkContext context) throws IOException {
        line(out, columns().stream().map(column -> column.name().name()).toList());
        rows.all(wanted, row -> {
            try {
                line(out, row.values());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            count[0]++;
            return true;
        }, context);
    }

    private static void line(Writer out, List<? extends @Nullable String> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            String value = values.get(i);
            if (value != null) {
                boolean plain = !value.isEmpty()
                        && value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
                out.write(plain ? value : '"' + value.replace("\"", "\"\"") + '"');
            }
        }
        out.write("\r\n");
    }

    private void json(Writer out, long[] count, WorkContext context) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartArray();
            rows.all(wanted, row -> {
                try {
                    json.writeRaw("\n");
                    object(json, row);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
                count[0]++;
                return true;
            }, context);
            json.writeRaw("\n");
            json.writeEndArray();
        }
        out.write('\n');
    }

    private void object(JsonGenerator json, SavedRow row) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < columns().size(); i++) {
            ColumnForm column = columns().get(i);
            json.writeFieldName(column.name().name());
            String value = row.values().get(i);
            if (value == null) {
                json.writeNull();
            } else if (column.kind() == ValueKind.NUMBER && NUMBER.matcher(value).matches()) {
                json.writeNumber(value); // digit by digit as it was saved
            } else {
                json.writeString(value);
            }
        }
        json.writeEndObject();
    }
}
