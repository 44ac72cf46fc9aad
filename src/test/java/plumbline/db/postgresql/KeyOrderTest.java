package plumbline.db.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.KeyOrder;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.work.WorkContext;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// The order in which a server sends rows must be the one in which their bytes compare here.
class KeyOrderTest {

    private static final String WORD = "(SELECT string_agg(substr(E'aBbZ éß中~-_0\\t😀A', 1 + floor(random() * 15)::int,"
            + " 1), '') FROM generate_series(1, i % 7 + 1))";
    private static final Map<String, String> VALUES = new TreeMap<>(Map.ofEntries(
            Map.entry("smallint", "(random() * 60000 - 30000)::smallint"),
            Map.entry("integer", "(random() * 4e9 - 2e9)::int"),
            Map.entry("bigint", "(random() * 1e18 - 5e17)::bigint"),
            Map.entry("numeric", "CASE WHEN i = 1 THEN 'NaN' ELSE round((random() * 2 - 1)::numeric * 10::numeric ^"
                    + " (i % 41 - 20), i % 30) END"),
            Map.entry("real", "((random() - 0.5) * 1e10)::real"),
            Map.entry("double precision", "(random() - 0.5) * 1e100"),
            Map.entry("date", "CASE i WHEN 1 THEN 'infinity' WHEN 2 THEN '-infinity' ELSE"
                    + " date '1900-01-01' + (random() * 90000)::int END"),
            Map.entry("time", "time '00:00' + random() * interval '24 hours'"),
            Map.entry("timetz", "(time '00:00' + random() * interval '24 hours')::time::timetz"),
            Map.entry("timestamp", "CASE i WHEN 1 THEN 'infinity' WHEN 2 THEN '-infinity' ELSE"
                    + " timestamp '1990-01-01' + random() * interval '60 years' END"),
            Map.entry("timestamptz", "timestamptz '1990-01-01' + random() * interval '60 years'"),
            Map.entry("interval", "(random() - 0.5) * interval '60 years'"), Map.entry("boolean", "i % 2 = 0"),
            Map.entry("uuid", "md5(random()::text)::uuid"),
            Map.entry("bytea", "decode(substr(md5(random()::text), 1, 2 * (i % 9)), 'hex')"), Map.entry("text", WORD),
            Map.entry("varchar(9)", WORD), Map.entry("char(9)", WORD), Map.entry("name", WORD),
            Map.entry("oid", "(random() * 4294967295)::bigint::oid"),
            Map.entry("money", "(random() * 1e9 - 5e8)::numeric::money"),
            Map.entry("inet", "('10.' || i % 200 || '.1.' || i % 250 || '/' || 8 + i % 24)::inet"),
            Map.entry("macaddr", "substr(md5(random()::text), 1, 12)::macaddr"),
            Map.entry("int4range", "int4range(i % 50, 50 + i)"), Map.entry("text[]", "ARRAY[" + WORD + ", i::text]"),
            Map.entry("integer[]", "ARRAY[(random() * 4e9 - 2e9)::int, i]"),
            Map.entry("\"char\"", "chr(33 + i % 90)::\"char\""),
            Map.entry("varbit", "(i * 7919)::bit(20)::varbit"), Map.entry("jsonb", "to_jsonb(" + WORD + ")"),
            Map.entry("pg_lsn", "('0/' || upper(to_hex(i * 31)))::pg_lsn"),
            Map.entry("mood", "(ARRAY['zeta','alpha','Mid','é'])[1 + i % 4]::mood"),
            Map.entry("word", WORD), Map.entry("pair", "ROW((random() * 100)::int - 50, " + WORD + ")::pair"),
            Map.entry("regclass", "(SELECT c.oid FROM pg_class c ORDER BY c.oid OFFSET i LIMIT 1)::regclass"),
            Map.entry("regtype[]", "ARRAY[(SELECT c.oid FROM pg_type c ORDER BY c.oid OFFSET i LIMIT 1)::regtype]")));

    private final TestSessions sessions = new TestSessions();
    private final PostgresReader reader = new PostgresReader(sessions.sessions());

    @AfterEach
    void close() {
        sessions.close();
    }

    private static String script(boolean latin) {
        StringBuilder script = new StringBuilder(
                "SELECT setseed(0.5); CREATE TYPE mood AS ENUM ('zeta', 'alpha', 'Mid', 'é');"
                        + "CREATE DOMAIN word AS text; CREATE TYPE pair AS (a int, b text);");
        int number = 0;
        for (Map.Entry<String, String> type : VALUES.entrySet()) {
            String values = latin ? type.getValue().replace("中", "ä").replace("😀", "ÿ") : type.getValue();
            script.append("CREATE TABLE k").append(number).append(" (k ").append(type.getKey())
                    .append(" PRIMARY KEY, fill text); ALTER TABLE k").append(number)
                    .append(" ALTER fill SET STORAGE EXTERNAL; INSERT INTO k").append(number).append(" SELECT ")
                    .append(values).append(" FROM generate_series(1, 300) i ON CONFLICT DO NOTHING;")
                    // large enough for the server to be asked for the order
                    .append("UPDATE k").append(number)
                    .append(" SET fill = repeat('x', (300000 / (SELECT count(*) FROM k")
                    .append(number).append("))::int);");
            number++;
        }
        return script.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void rowsComeInTheOrderOfTheirBytes(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run(script(false));
        assertEquals(List.of(), wrong(database, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void rowsComeInTheOrderOfTheirTexts(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run(script(false));
        assertEquals(List.of(), wrong(database, true));
    }

    @Test
    void rowsOfAServerWithAnotherEncodingComeInTheOrderOfTheirBytes() {
        TestPostgres server = TestPostgres.of(15);
        server.database("postgres").run("CREATE DATABASE latin_keys ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
        TestPostgres.Database database = server.database("latin_keys");
        database.run(script(true));
        assertEquals(List.of(), wrong(database, false));
    }

    private List<String> wrong(TestPostgres.Database database, boolean asText) {
        List<String> wrong = new ArrayList<>();
        try (LiveTables tables = reader.open(database.target(), Choice.ALL, WorkContext.none())) {
            for (TableForm form : tables.inventory().tables()) {
                TableForm wanted = asText ? texts(form) : form;
                int rows = inOrder(tables, wanted);
                if (rows < 2 || !wanted.ordered() || form.bytes() < CatalogReading.TINY) {
                    wrong.add(form.columns().getFirst().type() + " " + wanted.key() + " after " + rows);
                }
            }
        }
        return wrong;
    }

    private static TableForm texts(TableForm form) {
        return new TableForm(form.name(), form.kind(), form.root(), form.columns(), form.generated(),
                List.of(new KeyPart(0, KeyOrder.BYTES)), true, Coding.COPY_TEXT, form.definition(), form.rows(),
                form.bytes());
    }

    /// @return how many rows came, or -1 where one came too early
    private static int inOrder(LiveTables tables, TableForm form) {
        try (TupleReader rows = tables.rows(form)) {
            Tuple last = null;
            int count = 0;
            while (rows.next()) {
                if (last != null && form.compareKeys(last, rows.tuple()) >= 0) {
                    return -1;
                }
                last = rows.tuple().copy();
                count++;
            }
            return count;
        }
    }
}
