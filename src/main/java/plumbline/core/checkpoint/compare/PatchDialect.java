package plumbline.core.checkpoint.compare;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.checkpoint.SqliteForm;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.cell.Cells;
import plumbline.core.target.Engine;

/// How a patch is written for a database system. Values stand in it as literals: it is a file for a person, and nothing of
/// it is run by the console.
sealed interface PatchDialect {

    static PatchDialect of(Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> new Postgres();
            case SQLITE -> new Sqlite();
        };
    }

    /// How a person runs it.
    String command();

    /// How a script begins.
    ///
    /// @param roomFirst whether rows are deleted that come back, so that no foreign key may act on it
    String begin(boolean roomFirst);

    String end();

    /// A field as a literal of its column's type.
    String literal(TableForm form, Tuple row, int field);

    /// That a column of the table holds this very value.
    String same(TableForm form, Tuple row, int field);

    /// The table's rows without those of tables that inherit from it, whose rows are their own.
    ///
    /// @param table quoted
    String itsOwn(String table);

    /// What picks one of several equal rows of a table without a key.
    String one(String table, String where);

    /// Statements each of which has to meet one row, and fails all of the script otherwise.
    String guarded(String table, List<String> statements);

    /// Statements that let a sequence stand where it stood.
    String sequence(SequenceForm sequence);

    /// Words of an insert.
    String overriding(TableForm form);

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// For psql; without it, too, since after an error the transaction only rolls back.
    record Postgres() implements PatchDialect {

        @Override
        public String command() {
            return "psql -X -v ON_ERROR_STOP=1 -d ... -f FILE";
        }

        @Override
        public String begin(boolean roomFirst) {
            return """
                    BEGIN;
                    SET LOCAL standard_conforming_strings = on;
                    SET LOCAL client_encoding = 'UTF8';
                    SET LOCAL datestyle = 'ISO';
                    SET LOCAL intervalstyle = 'postgres';
                    SET LOCAL timezone = 'UTC';
                    SET LOCAL extra_float_digits = 3;
                    SET LOCAL bytea_output = 'hex';
                    SET LOCAL xmloption = content;
                    SET LOCAL lock_timeout = '2s';
                    SET CONSTRAINTS ALL DEFERRED;

                    """;
        }

        @Override
        public String end() {
            return "COMMIT;\n";
        }

        @Override
        public String literal(TableForm form, Tuple row, int field) {
            String text = Cells.text(form, row, field);
            return (text == null ? "NULL" : quoted(text)) + "::" + form.columns().get(field).type();
        }

        @Override
        public String same(TableForm form, Tuple row, int field) {
            ColumnForm column = form.columns().get(field);
            String name = column.name().quoted();
            boolean key = form.key().stream().anyMatch(part -> part.column() == field) && !row.isNull(field);
            // some types have no equality, and others call different values equal; the key's finds the row by its index
            return (key ? name + " = " + literal(form, row, field) + " AND " : "") + name
                    + "::text IS NOT DISTINCT FROM " + literal(form, row, field) + "::text";
        }

        @Override
        public String itsOwn(String table) {
            return "ONLY " + table;
        }

        @Override
        public String one(String table, String where) {
            return "ctid = (SELECT ctid FROM ONLY " + table + " WHERE " + where + " LIMIT 1)";
        }

        @Override
        public String guarded(String table, List<String> statements) {
            StringBuilder body = new StringBuilder("#variable_conflict use_column\nDECLARE\n    met bigint;\nBEGIN\n");
            for (String statement : statements) {
                body.append("    ").append(statement).append(";\n    GET DIAGNOSTICS met = ROW_COUNT;\n")
                        .append("    IF met <> 1 THEN\n        RAISE EXCEPTION 'Nothing was changed. A row of % is not as "
                                + "it was seen (% rows)', ")
                        .append(quoted(table)).append(", met;\n    END IF;\n");
            }
            body.append("END\n");
            String tag = "$plumbline$";
            for (int i = 1; body.indexOf(tag) >= 0; i++) {
                tag = "$plumbline" + i + "$";
            }
            return "DO " + tag + "\n" + body + tag + ";\n";
        }

        /// After RESTART it is a new file, which goes with the transaction; `setval` alone would outlive a rollback.
        @Override
        public String sequence(SequenceForm sequence) {
            String name = sequence.name().quoted();
            return "ALTER SEQUENCE " + name + " RESTART;\nSELECT pg_catalog.setval(" + quoted(name) + "::regclass, "
                    + sequence.last() + ", " + sequence.called() + ");\n";
        }

        @Override
        public String overriding(TableForm form) {
            return form.columns().stream().anyMatch(ColumnForm::always) ? " OVERRIDING SYSTEM VALUE" : "";
        }
    }

    /// For the sqlite3 shell, which leaves at the first error and rolls back.
    record Sqlite() implements PatchDialect {

        @Override
        public String command() {
            return "sqlite3 -bail DATABASE < FILE";
        }

        @Override
        public String begin(boolean roomFirst) {
            // inside a transaction the switch is ignored
            return ".bail on\n" + (roomFirst ? "PRAGMA foreign_keys = OFF;\n" : "") + """
                    BEGIN IMMEDIATE;
                    PRAGMA defer_foreign_keys = ON;
                    CREATE TEMP TABLE plumbline_guard (says TEXT, ok INTEGER CHECK (ok = 1));

                    """;
        }

        @Override
        public String end() {
            return "DROP TABLE temp.plumbline_guard;\nCOMMIT;\n";
        }

        @Override
        public String literal(TableForm form, Tuple row, int field) {
            if (row.isNull(field)) {
                return "NULL";
            }
            byte[] bytes = row.bytes();
            int place = row.place(field) + 1;
            int length = row.length(field) - 1;
            return switch (bytes[place - 1]) {
                case SqliteForm.INTEGER -> whole(ByteBuffer.wrap(bytes, place, Long.BYTES).getLong());
                case SqliteForm.REAL -> real(ByteBuffer.wrap(bytes, place, Long.BYTES).getDouble());
                case SqliteForm.TEXT -> text(bytes, place, length);
                default -> "x'" + HexFormat.of().formatHex(bytes, place, place + length) + "'";
            };
        }

        private static String whole(long number) {
            // the shell reads the digits alone as a number too large, then the sign
            return number == Long.MIN_VALUE ? "(-9223372036854775807 - 1)" : Long.toString(number);
        }

        private static String real(double number) {
            return Double.isInfinite(number) ? number > 0 ? "9e999" : "-9e999" : Double.toString(number);
        }

        private static String text(byte[] bytes, int place, int length) {
            String text = new String(bytes, place, length, StandardCharsets.UTF_8);
            boolean faithful = text.indexOf('\0') < 0 && text.indexOf('\uFFFD') < 0;
            return faithful
                    ? quoted(text)
                    : "CAST(x'" + HexFormat.of().formatHex(bytes, place, place + length) + "' AS TEXT)";
        }

        @Override
        public String same(TableForm form, Tuple row, int field) {
            String name = form.columns().get(field).name().quoted();
            String type = row.isNull(field) ? "null" : switch (row.bytes()[row.place(field)]) {
                case SqliteForm.INTEGER -> "integer";
                case SqliteForm.REAL -> "real";
                case SqliteForm.TEXT -> "text";
                default -> "blob";
            };
            return name + " IS " + literal(form, row, field) + " COLLATE BINARY AND typeof(" + name + ") = '" + type
                    + "'";
        }

        @Override
        public String itsOwn(String table) {
            return table;
        }

        @Override
        public String one(String table, String where) {
            return "rowid = (SELECT rowid FROM " + table + " WHERE " + where + " LIMIT 1)";
        }

        @Override
        public String guarded(String table, List<String> statements) {
            StringBuilder script = new StringBuilder();
            for (String statement : statements) {
                script.append(statement).append(";\nINSERT INTO temp.plumbline_guard SELECT ")
                        .append(quoted("a row of " + table + " is not as it was seen")).append(", changes() = 1;\n");
            }
            return script.toString();
        }

        @Override
        public String sequence(SequenceForm sequence) {
            String table = quoted(sequence.name().table().name());
            String gone = "DELETE FROM sqlite_sequence WHERE name = " + table + " COLLATE NOCASE;\n";
            boolean given = sequence.called() || sequence.last() > 1;
            return given
                    ? gone + "INSERT INTO sqlite_sequence (name, seq) VALUES (" + table + ", "
                            + (sequence.called() ? sequence.last() : sequence.last() - 1) + ");\n"
                    : gone;
        }

        @Override
        public String overriding(TableForm form) {
            return "";
        }
    }
}
