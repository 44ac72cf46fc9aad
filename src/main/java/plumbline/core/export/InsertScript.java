package plumbline.core.export;

import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.core.session.Row;
import plumbline.core.sql.Ident;

/// An INSERT statement a row, for a person to take elsewhere; the console never runs it.
final class InsertScript {
    private InsertScript() {}

    static void write(Extract extract, Writer out) throws IOException {
        String head = "INSERT INTO " + new Ident(extract.name()).quoted() + " (" + extract.columns().stream()
                .map(column -> new Ident(column.name()).quoted()).collect(Collectors.joining(", ")) + ") VALUES (";
        for (Row row : extract.rows()) {
            out.write(
                    head + row.values().stream().map(InsertScript::literal).collect(Collectors.joining(", ")) + ");\n");
        }
    }

    // the quote rule of standard SQL, which PostgreSQL (standard_conforming_strings) and SQLite share
    private static String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case Boolean truth -> truth ? "TRUE" : "FALSE";
            case Number number -> number.toString();
            default -> "'" + value.toString().replace("'", "''") + "'";
        };
    }
}
