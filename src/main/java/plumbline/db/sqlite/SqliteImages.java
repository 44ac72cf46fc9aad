package plumbline.db.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.session.Rows;
import plumbline.core.session.TableColumn;
import plumbline.core.target.Target;
import plumbline.core.text.Phrase;

/// Makes whole rows in their lossless form out of pairs of storage class and value.
final class SqliteImages {

    private SqliteImages() {}

    /// @param raw      for each column its storage class and its value, a text as its bytes
    /// @param encoding the file's own for texts
    static Rows of(Rows raw, List<TableColumn> columns, Charset encoding, Target target) {
        List<Column> described = columns.stream()
                .map(column -> new Column(column.name().name(), column.typeName(), column.kind())).toList();
        List<Row> rows = new ArrayList<>();
        for (Row row : raw.rows()) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                values.add(value(row.text(2 * i), row.get(2 * i + 1), encoding, target));
            }
            rows.add(new Row(values));
        }
        return new Rows(described, rows, raw.count());
    }

    private static @Nullable Object value(String storage, @Nullable Object value, Charset encoding, Target target) {
        if (value == null) {
            return null;
        }
        return switch (storage) {
            case "text" -> SqliteValues.kept(text(value.toString(), encoding, target));
            case "real" -> SqliteValues.kept(Double.valueOf(value.toString()));
            default -> value;
        };
    }

    private static String text(String hex, Charset encoding, Target target) {
        try {
            return encoding.newDecoder().decode(ByteBuffer.wrap(SqliteValues.bytes(hex))).toString();
        } catch (CharacterCodingException _) {
            throw new ProblemException(
                    Problem.of(ProblemCode.STATEMENT, target.name(), Phrase.of("detail.chosen-text", encoding.name())));
        }
    }
}
