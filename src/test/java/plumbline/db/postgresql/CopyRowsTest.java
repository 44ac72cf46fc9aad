package plumbline.db.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.TableName;
import plumbline.db.jdbc.JdbcSession;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

class CopyRowsTest {

    private static final Duration TIME = Duration.ofSeconds(20);

    private final TestSessions sessions = new TestSessions();
    private final TestPostgres.Database database = TestPostgres.of(15).freshDatabase();

    @AfterEach
    void close() {
        sessions.close();
    }

    private JdbcSession session() {
        JdbcSession session = JdbcSession.of(sessions.sessions().job(database.target(), TIME));
        session.begin(Access.READ_WRITE);
        return session;
    }

    @Test
    void readsRowsOfTheBinaryForm() {
        try (JdbcSession session = session()) {
            Sql sql = Sql.of("COPY (SELECT i, CASE WHEN i = 2 THEN NULL ELSE 'x' || i END FROM generate_series(1, 3) i)"
                    + " TO STDOUT (FORMAT binary)");
            assertEquals(List.of("x1", "NULL", "x3"), texts(session, sql, Coding.COPY_BINARY, 1));
        }
    }

    @Test
    void readsNoRows() {
        try (JdbcSession session = session()) {
            Sql sql = Sql.of("COPY (SELECT 1 WHERE false) TO STDOUT (FORMAT binary)");
            assertEquals(List.of(), texts(session, sql, Coding.COPY_BINARY, 0));
        }
    }

    @Test
    void readsWhatTheTextFormEscapes() {
        try (JdbcSession session = session()) {
            Sql sql = Sql.of("COPY (VALUES (E'a\\tb\\nc\\rd\\\\e\\bf\\fg\\x0bh'), (''), (NULL), ('\\N'), ('\\.'))"
                    + " TO STDOUT");
            assertEquals(List.of("a\tb\nc\rd\\e\bf\fg\u000bh", "",
                    "NULL", "\\N", "\\."), texts(session, sql, Coding.COPY_TEXT, 0));
        }
    }

    @Test
    void readsRowsWithoutColumns() {
        try (JdbcSession session = session();
                CopyRows rows = CopyRows.open(session, Sql.of("COPY (SELECT FROM generate_series(1, 4)) TO STDOUT"),
                        Coding.COPY_TEXT)) {
            int count = 0;
            while (rows.next()) {
                count += rows.tuple().fields() + 1;
            }
            assertEquals(4, count);
        }
    }

    @Test
    void closedInTheMiddleWithAPointLeavesTheTransactionUsable() {
        try (JdbcSession session = session()) {
            CopyRows rows = CopyRows.open(session,
                    Sql.of("COPY (SELECT repeat('x', 1000) FROM generate_series(1, 1000000)) TO STDOUT"),
                    Coding.COPY_TEXT, new ReadPoint(() -> {}));
            rows.next();
            rows.close();
            assertEquals(1, session.query(Sql.of("SELECT 1"), 1).count());
        }
    }

    @Test
    void whatWasSetBehindThePointIsSetAgain() {
        try (JdbcSession session = session()) {
            PlanSwitches plans = new PlanSwitches(session);
            ReadPoint point = new ReadPoint(plans::forget);
            Sql read = Sql.of("COPY (SELECT repeat('x', 1000) FROM generate_series(1, 100000)) TO STDOUT");
            CopyRows.open(session, read, Coding.COPY_TEXT, point).close();
            plans.sort(false);
            CopyRows.open(session, read, Coding.COPY_TEXT, point).close();
            plans.sort(false);
            assertEquals("off", session.query(Sql.of("SELECT current_setting('enable_sort')"), 1).firstText());
        }
    }

    @Test
    void saysWhatFailedInTheMiddle() {
        try (JdbcSession session = session();
                CopyRows rows = CopyRows.open(session,
                        Sql.of("COPY (SELECT 1 / (1000 - i) FROM generate_series(1, 2000) i) TO STDOUT"),
                        Coding.COPY_TEXT)) {
            ProblemException failed = assertThrows(ProblemException.class, () -> {
                while (rows.next()) {
                    assertEquals(1, rows.tuple().fields());
                }
            });
            assertEquals("division by zero", failed.problem().detail());
        }
    }

    @Test
    void writesBackWhatItReadInTheBinaryForm() {
        assertEquals(0, roundTrip(Coding.COPY_BINARY));
    }

    @Test
    void writesBackWhatItReadInTheTextForm() {
        assertEquals(0, roundTrip(Coding.COPY_TEXT));
    }

    private long roundTrip(Coding coding) {
        database.run("""
                CREATE TABLE a (i int, t text, b bytea);
                INSERT INTO a SELECT i, CASE i % 3 WHEN 0 THEN NULL WHEN 1 THEN E'a\\tb\\\\c\\nd\\re' ELSE '' END,
                    decode(repeat('00ff5c0a', CASE i % 100 WHEN 0 THEN i * 40 ELSE i END), 'hex')
                    FROM generate_series(1, 2000) i;
                CREATE TABLE b (LIKE a);
                """);
        Sql read = coding == Coding.COPY_BINARY
                ? Sql.of("COPY a (i, t, b) TO STDOUT (FORMAT binary)")
                : Sql.of("COPY a (i, t, b) TO STDOUT");
        List<Ident> columns = List.of(new Ident("i"), new Ident("t"), new Ident("b"));
        try (JdbcSession from = session(); JdbcSession to = session()) {
            try (CopyRows rows = CopyRows.open(from, read, coding);
                    CopyIn copy = CopyIn.open(to, TableName.of("b"), columns, coding)) {
                while (rows.next()) {
                    copy.row(rows.tuple());
                }
                copy.finish();
            }
            return to.query(Sql.of("(TABLE a EXCEPT ALL TABLE b) UNION ALL (TABLE b EXCEPT ALL TABLE a)"), 0).count();
        }
    }

    @Test
    void takesBackWhatWasNotFinished() {
        database.run("CREATE TABLE c (i int)");
        try (JdbcSession session = session()) {
            try (CopyIn copy = CopyIn.open(session, TableName.of("c"), List.of(new Ident("i")), Coding.COPY_BINARY)) {
                assertNotNull(copy);
            }
            assertThrows(ProblemException.class, () -> session.query(Sql.of("SELECT 1"), 1));
        }
    }

    @Test
    void findsBinaryRowsHoweverTheMessagesAreCut() throws Exception {
        byte[] stream = new byte[]{'P', 'G', 'C', 'O', 'P', 'Y', '\n', -1, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
            0, 0, 0, 2, 'a', 'b', 0, 1, -1, -1, -1, -1, -1, -1};
        List<String> seen = new ArrayList<>();
        for (int size = 1; size <= stream.length; size++) {
            seen.add(found(new BinaryFrames(pieces(stream, size))));
        }
        assertEquals(Set.of("ab|NULL|"), new HashSet<>(seen));
    }

    @Test
    void findsTextRowsHoweverTheMessagesAreCut() throws Exception {
        byte[] stream = "a\\tb\n\\N\n\n".getBytes(StandardCharsets.UTF_8);
        List<String> seen = new ArrayList<>();
        for (int size = 1; size <= stream.length; size++) {
            seen.add(found(new TextFrames(pieces(stream, size), 1)));
        }
        assertEquals(Set.of("a\tb|NULL||"), new HashSet<>(seen));
    }

    private static CopyRows.Messages pieces(byte[] stream, int size) {
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at < stream.length; at += size) {
            pieces.add(java.util.Arrays.copyOfRange(stream, at, Math.min(stream.length, at + size)));
        }
        Iterator<byte[]> each = pieces.iterator();
        return () -> each.hasNext() ? each.next() : null;
    }

    private static String found(CopyFrames frames) throws java.sql.SQLException {
        StringBuilder all = new StringBuilder();
        Tuple tuple = new Tuple();
        while (frames.next(tuple)) {
            all.append(text(tuple, 0)).append('|');
        }
        return all.toString();
    }

    private static List<String> texts(JdbcSession session, Sql sql, Coding coding, int field) {
        List<String> texts = new ArrayList<>();
        try (CopyRows rows = CopyRows.open(session, sql, coding)) {
            while (rows.next()) {
                texts.add(text(rows.tuple(), field));
            }
        }
        return texts;
    }

    private static String text(Tuple tuple, int field) {
        return tuple.isNull(field)
                ? "NULL"
                : new String(tuple.bytes(), tuple.place(field), tuple.length(field), StandardCharsets.UTF_8);
    }
}
