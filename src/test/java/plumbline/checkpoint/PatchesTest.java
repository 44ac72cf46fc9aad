package plumbline.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.Side;
import plumbline.core.checkpoint.compare.ComparisonExport;
import plumbline.core.target.Address.SqliteAddress;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.testing.TestPostgres;

/// SQL patches from one checkpoint to another.
class PatchesTest extends WithRoundTrip {

    private static final String CIRCLE = """
            CREATE TABLE a (id int PRIMARY KEY, b int NOT NULL);
            CREATE TABLE b (id int PRIMARY KEY, a int NOT NULL REFERENCES a);
            INSERT INTO a SELECT n, n FROM generate_series(1, 5) n; INSERT INTO b SELECT n, n FROM generate_series(1, 5) n;
            ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b;
            CREATE TABLE tree (id int PRIMARY KEY, above int NOT NULL REFERENCES tree);
            INSERT INTO tree VALUES (5, 5), (1, 5), (2, 1);
            CREATE TABLE log (n int); CREATE FUNCTION told() RETURNS trigger LANGUAGE plpgsql AS
                $$BEGIN INSERT INTO log VALUES (1); RETURN NULL; END$$;
            CREATE TRIGGER o AFTER INSERT OR UPDATE OR DELETE ON tree FOR EACH ROW EXECUTE FUNCTION told();
            CREATE TRIGGER r AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION told();
            ALTER TABLE a ENABLE ALWAYS TRIGGER r;
            CREATE TRIGGER d AFTER UPDATE ON b FOR EACH ROW EXECUTE FUNCTION told(); ALTER TABLE b DISABLE TRIGGER d""";
    private static final String CHANGE = "BEGIN; SET session_replication_role = replica;"
            + " DELETE FROM b WHERE id = 2; DELETE FROM a WHERE id = 2; INSERT INTO a VALUES (9, 9);"
            + " INSERT INTO b VALUES (9, 9); UPDATE a SET b = 9 WHERE id = 1; DELETE FROM tree WHERE id = 2;"
            + " INSERT INTO tree VALUES (3, 4), (4, 5); TRUNCATE log; COMMIT; RESET session_replication_role";

    private String patch(Checkpoint from, Checkpoint to) throws IOException {
        StringWriter script = new StringWriter();
        try (Comparison comparison = trip.compare(new Side.Saved(trip.shelf, from), new Side.Saved(trip.shelf, to))) {
            new ComparisonExport(comparison, "then", "now", 0, WorkContext.none()).write(ComparisonExport.Format.SQL,
                    script);
        }
        return script.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void circlesAreClosedAndTriggersStaySilent(int major) throws IOException {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run(CIRCLE);
        Checkpoint then = trip.create(database.target());
        List<String> before = DatabaseImage.of(database);
        database.run(CHANGE);
        Checkpoint now = trip.create(database.target());
        database.run(patch(now, then));
        assertEquals(String.join("\n", before), String.join("\n", DatabaseImage.of(database)));
    }

    @Test
    void triggersOfAFileStaySilentAndComeBack() throws IOException {
        Path file = folder.resolve("file.db");
        SqliteImage.run(file, """
                CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT); INSERT INTO t VALUES (1, 'a'), (2, 'b');
                CREATE TABLE log (n INTEGER);
                CREATE TRIGGER told AFTER UPDATE ON t BEGIN INSERT INTO log VALUES (new.id); END;
                """);
        Target target = Target.adHoc(new SqliteAddress(file), Environment.TEST);
        Checkpoint then = trip.create(target);
        List<String> before = SqliteImage.of(file);
        SqliteImage.run(file, "UPDATE t SET v = 'x'; DELETE FROM log;");
        Checkpoint now = trip.create(target);
        SqliteImage.run(file, patch(now, then).replace(".bail on\n", ""));
        assertEquals(String.join("\n", before), String.join("\n", SqliteImage.of(file)));
    }
}
