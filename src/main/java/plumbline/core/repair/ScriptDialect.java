package plumbline.core.repair;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.sql.KeyArray;
import plumbline.core.target.Engine;
import plumbline.core.target.Identity;

/// How a script guards itself on a database system, and how it writes values. Here, and only here, values stand in a
/// statement as literals: a script is a file for a person, and nothing of it is run by the console.
sealed interface ScriptDialect {

    static ScriptDialect of(Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> new Postgres();
            case SQLITE -> new Sqlite();
        };
    }

    /// How a person runs it.
    String command();

    /// How it begins.
    ///
    /// @param together whether all of it is one transaction
    String begin(boolean together);

    String end(boolean together);

    /// Stops in another database than the one that was previewed.
    String database(Identity identity);

    /// Stops unless the count is as wanted.
    String guard(String says, String count, long wanted);

    /// How many rows a join with the table `t` has; what counts can't change before the end of the transaction.
    String held(String join);

    String literal(@Nullable Object value);

    /// A column as text.
    String text(String column);

    /// That a column equals a literal's column.
    String same(String column, String literal);

    /// Words of an insert that sets identity columns.
    String overriding();

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// For psql; without it, too, since after an error the transaction only rolls back.
    record Postgres() implements ScriptDialect {

        private static final String TAG = "$plumbline$";

        @Override
        public String command() {
            return "psql -X -v ON_ERROR_STOP=1 -d ... -f FILE";
        }

        @Override
        public String begin(boolean together) {
            String settings = """
                    SET standard_conforming_strings = on;
                    SET datestyle = 'ISO';
                    SET intervalstyle = 'postgres';
                    SET timezone = 'UTC';
                    SET lock_timeout = '2s';
                    """;
            return together ? "BEGIN;\n" + settings.replace("SET ", "SET LOCAL ") : settings;
        }

        @Override
        public String end(boolean together) {
            return together ? "COMMIT;\n" : "";
        }

        @Override
        public String database(Identity identity) {
            String name = identity.database().substring(identity.database().indexOf(' ') + 1);
            String oid = identity.database().substring(0, Math.max(0, identity.database().indexOf(' ')));
            String guard = guard("this is the database " + name, "SELECT count(*) FROM pg_database WHERE datname = "
                    + "current_database() AND datname = " + quoted(name) + " AND oid::text = " + quoted(oid), 1);
            // the first database of every server has the same number
            return identity.system().isEmpty()
                    ? guard
                    : guard + "\n" + guard("this is the server #" + identity.system(),
                            "SELECT count(*) FROM pg_control_system() WHERE system_identifier::text = "
                                    + quoted(identity.system()),
                            1);
        }

        @Override
        public String held(String join) {
            return "SELECT count(*) FROM (SELECT 1 FROM " + join + "\nFOR UPDATE OF t) AS held";
        }

        @Override
        public String guard(String says, String count, long wanted) {
            return """
                    DO %1$s
                    DECLARE
                        found bigint;
                    BEGIN
                        found := (%2$s);
                        IF found <> %3$d THEN
                            RAISE EXCEPTION 'Nothing was changed. Not true any more: %% (% instead of %%)', %4$s, found, %3$d;
                        END IF;
                    END
                    %1$s;
                    """
                    .replace("(% instead", "(%% instead").formatted(TAG, count.indent(8).strip(), wanted,
                            quoted(says));
        }

        @Override
        public String literal(@Nullable Object value) {
            return switch (value) {
                case null -> "NULL";
                case Long number -> number.toString();
                case BigDecimal number -> number.toPlainString();
                case Double number -> quoted(number.toString());
                case Boolean truth -> truth.toString();
                case KeyArray keys -> "ARRAY[" + String.join(", ", keys.values().stream()
                        .map(key -> key == null ? "NULL" : quoted(key.toString())).toList()) + "]::" + keys.typeName()
                        + "[]";
                default -> quoted(value.toString());
            };
        }

        @Override
        public String text(String column) {
            return column + "::text";
        }

        @Override
        public String same(String column, String literal) {
            return column + "::text IS NOT DISTINCT FROM " + literal + "::text";
        }

        @Override
        public String overriding() {
            return " OVERRIDING SYSTEM VALUE";
        }
    }

    /// For the sqlite3 shell, which leaves at the first error and rolls back.
    record Sqlite() implements ScriptDialect {

        @Override
        public String command() {
            return "sqlite3 -bail DATABASE < FILE";
        }

        @Override
        public String begin(boolean together) {
            return """
                    .bail on
                    BEGIN IMMEDIATE;
                    CREATE TEMP TABLE plumbline_guard (says TEXT, ok INTEGER CHECK (ok = 1));
                    """;
        }

        @Override
        public String end(boolean together) {
            return "DROP TABLE temp.plumbline_guard;\nCOMMIT;\n";
        }

        @Override
        public String database(Identity identity) {
            return guard("this is the file " + identity.database(),
                    "SELECT count(*) FROM pragma_database_list WHERE name = 'main' AND file = "
                            + quoted(identity.database()),
                    1);
        }

        @Override
        public String held(String join) {
            return "SELECT count(*) FROM " + join;
        }

        @Override
        public String guard(String says, String count, long wanted) {
            return "INSERT INTO temp.plumbline_guard SELECT " + quoted(says) + ", (" + count + ") = " + wanted + ";\n";
        }

        @Override
        public String literal(@Nullable Object value) {
            return switch (value) {
                case null -> "NULL";
                case Boolean truth -> truth ? "1" : "0";
                case KeyArray keys -> quoted("[" + String.join(", ", keys.values().stream().map(Sqlite::json).toList())
                        + "]");
                case String text when text.startsWith("x'") -> text;
                case String text when text.startsWith("t'") -> quoted(text.substring(2));
                case String text when text.startsWith("r'") -> text.contains("-") ? "-9e999" : "9e999";
                case String text -> quoted(text);
                default -> value.toString();
            };
        }

        private static String json(@Nullable Object key) {
            return switch (key) {
                case null -> "null";
                case Long number -> number.toString();
                case Double number -> number.toString();
                case BigDecimal number -> number.toPlainString();
                default -> {
                    StringBuilder text = new StringBuilder("\"");
                    for (char c : key.toString().toCharArray()) {
                        if (c < ' ') {
                            text.append(String.format("\\u%04x", (int) c));
                        } else {
                            text.append(List.of('"', '\\').contains(c) ? "\\" + c : String.valueOf(c));
                        }
                    }
                    yield text.append('"').toString();
                }
            };
        }

        @Override
        public String text(String column) {
            return "CAST(" + column + " AS TEXT)";
        }

        @Override
        public String same(String column, String literal) {
            return column + " IS " + literal;
        }

        @Override
        public String overriding() {
            return "";
        }
    }
}
