package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.target.TargetUri;
import plumbline.testing.TestPostgres;

/// A row of every type is kept in a payload and comes back by a rollback as it was; the history is that of a person's own
/// pack.
final class SnapshotTypesTest {

    private static final List<String> VALUES = List.of("smallint:-32768", "bigint:9223372036854775807",
            "numeric:1.500", "numeric:NaN", "numeric:123456789012345678901234567890.0000000001", "real:-0",
            "real:1e-45", "double precision:Infinity", "double precision:0.1", "money:12.34", "text:a \"b\" \\\\ 内容",
            "text:", "character varying(9):x ", "character(5):ab", "name:n", "bytea:\\\\x00ff27", "date:0044-03-15 BC",
            "date:infinity", "time:24:00:00", "timetz:01:02:03.4+05:30", "timestamp:2024-05-18 02:41:55.210412",
            "timestamptz:2024-05-18 02:41:55.21+08", "timestamptz:-infinity", "interval:1 year -2 days 03:04:05.6",
            "boolean:false", "uuid:a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "inet:10.1.2.3/24", "cidr:10.0.0.0/8",
            "macaddr:08:00:2b:01:02:03", "macaddr8:08:00:2b:01:02:03:04:05", "bit(3):101", "bit varying:10101",
            "tsvector:a:1A b", "tsquery:a & b", "xml:<a>1</a>", "json:{\"b\":1,  \"a\":2, \"a\":3}", "json:null",
            "jsonb:{\"b\": [1.0, null, \"x\"], \"a\": {}}", "jsonb:null", "jsonb:\"text\"", "jsonpath:$.a[*]",
            "point:(1.5,-2)", "line:{1,2,3}", "lseg:[(0,0),(1,1)]", "box:(1,1),(0,0)", "path:((0,0),(1,1))",
            "polygon:((0,0),(1,1),(1,0))", "circle:<(0,0),2>", "int4range:[1,5)", "numrange:empty",
            "tstzrange:[2024-01-01 00:00+00,)", "integer[]:{1,NULL,3}", "integer[]:[0:1]={7,8}",
            "text[]:{{a,\"b,c\"},{\"\",\"NULL\"}}", "mood:happy", "age:7", "pair:(1,\"a b\")", "pg_lsn:16/B374D848",
            "oid:42", "regclass:pg_class", "\"char\":c", "txid_snapshot:10:20:10,14,15");
    private static final String PACK = """
            id: all-types
            title: All types
            engines: [postgresql]
            tables: [everything]
            history:
              - id: everything
                title: Everything
                view: everything_vw
                key: [id]
                row: everything
                snapshots: {table: versions, key: row_key}
                fields:
                  - {table: everything, key: {id: id}}
                shown: [c0]
            checks:
              - {id: none, title: None, why: None, sql: none.sql, key: [id]}
            """;

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void everyTypeComesBackAsItWas(int major) throws Exception {
        TestPostgres.Database database = database(major);
        pack();
        String before = row(database);
        List<String> clear = new ArrayList<>();
        IntStream.range(0, VALUES.size()).forEach(i -> clear.addAll(List.of("--clear", "c" + i)));
        String id = run(database, "edit", clear, "--key", "id=1").json().at("/snapshot/snapshot_id").asText();
        run(database, "rollback", List.of(), id);
        assertEquals(before, row(database));
    }

    private CommandRun run(TestPostgres.Database database, String verb, List<String> more, String... words) {
        List<String> all = new ArrayList<>(List.of("snapshot", verb, TargetUri.toUri(database.target().address())));
        all.addAll(List.of(words));
        all.addAll(more);
        all.addAll(List.of("--history", "everything", "--by", "a", "--summary", "s", "--environment", "test",
                "--execute", "--format", "json"));
        CommandRun run = CommandRun.of(home, Map.of(), all.toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        return run;
    }

    private void pack() throws IOException {
        Path folder = Files.createDirectories(home.resolve("packs/all-types"));
        Files.writeString(folder.resolve("pack.yaml"), PACK);
        Files.writeString(folder.resolve("none.sql"), "SELECT id FROM everything WHERE false");
    }

    private static TestPostgres.Database database(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        StringBuilder columns = new StringBuilder("id integer PRIMARY KEY");
        StringBuilder values = new StringBuilder("1");
        for (int i = 0; i < VALUES.size(); i++) {
            String[] value = VALUES.get(i).split(":", 2);
            columns.append(", c").append(i).append(' ').append(value[0]);
            values.append(", E'").append(value[1].replace("'", "''")).append("'");
        }
        database.run("CREATE TYPE mood AS ENUM ('sad', 'happy'); CREATE DOMAIN age AS integer CHECK (VALUE > 0);"
                + " CREATE TYPE pair AS (n integer, t text); CREATE TABLE everything (" + columns + ");"
                + " INSERT INTO everything VALUES (" + values + "); CREATE VIEW everything_vw AS TABLE everything;"
                + " CREATE TABLE versions (snapshot_id bigserial PRIMARY KEY, row_key text, version int, edited_by text,"
                + " change_summary text, payload json, created_at timestamp DEFAULT now())");
        return database;
    }

    private static String row(TestPostgres.Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT e::text FROM everything AS e")) {
            row.next();
            return row.getString(1);
        }
    }
}
