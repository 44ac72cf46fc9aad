package plumbline.core.checkpoint.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.KeyRange;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.RangeSum;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.work.WorkContext;
import plumbline.db.postgresql.PostgresReader;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// The sums are those of the server, whatever the types.
final class RangeDigestTest {

    private static final String TYPES = """
            CREATE TYPE mood AS ENUM ('sad', 'so so', 'gläd');
            CREATE DOMAIN positive AS int CHECK (VALUE > 0);
            CREATE DOMAIN word AS varchar(20);
            CREATE TYPE pair AS (a int, b text);
            CREATE TABLE things (id bigint PRIMARY KEY, gone int, a int2, b int4, c numeric, d numeric(12, 3), e float4,
                f float8, g money, h text, i varchar(12), j char(5), k name, l bytea, m date, n time, o timetz,
                p timestamp, q timestamptz, r interval, s boolean, t uuid, u inet, v cidr, w macaddr, x macaddr8,
                y json, z jsonb, aa xml, ab int4range, ac numrange, ad tstzrange, ae point, af box, ag path, ah polygon,
                ai circle, aj lseg, ak line, al bit(4), am varbit, an tsvector, ao tsquery, ap oid, aq pg_lsn, ar mood,
                a_s positive, at word, au int[], av text[], aw numeric[], ax timestamptz[], ay "char", az int,
                twice int GENERATED ALWAYS AS (a * 2) STORED);
            ALTER TABLE things DROP COLUMN gone;
            """;
    private static final String ROWS = """
            INSERT INTO things VALUES
            (1, 1, -2, 'NaN', 1.500, '-0', '-0', 1.25, 'a''b\\ä數據', 'x', 'pad', 'n', '\\x00ff', '0044-03-15 BC', '24:00',
             '12:00+02', '-infinity', 'infinity', '-1 year 2 days 03:04:05', true, '0fd8b7d5-6fae-4f4a-9d4c-2f5c6b3f1a11',
             '10.0.0.1/8', '10.0.0.0/8', '08:00:2b:01:02:03', '08:00:2b:01:02:03:04:05', '{"a" :1}', '{"a": [1, 2.50]}',
             '<a>b</a>', '[1,5)', '(,3.5]', 'empty', '(1.5,-2)', '(1,2),(3,4)', '[(0,0),(1,1)]', '((0,0),(1,1),(2,0))',
             '<(0,0),2>', '[(0,0),(1,1)]', '{1,2,3}', '1010', '10101', '''x'':1 ''y'':2A', 'a & b', 4294967295, '16/B374D848',
             'gläd', 3, 'one', '[2:3]={7,NULL}', '{"a,b",NULL,""}', '{1.0,1.00}', '{infinity,2020-02-29}', 'x', NULL),
            (2, 32767, 2147483647, 1e30, -7.125, 'NaN', '1e300', -1, '', '', '', '', '\\x', 'infinity', '00:00', '00:00-12',
             '1970-01-01', '2021-03-04 05:06:07.123456+02', '0', false, '00000000-0000-0000-0000-000000000000',
             '::1', '::/0', '00:00:00:00:00:00', '00:00:00:00:00:00:00:00', 'null', 'null', '', 'empty', '[1.00,2)',
             '[2020-01-01,)', '(0,0)', '(0,0),(0,0)', '((0,0))', '((0,0))', '<(0,0),0>', '[(0,0),(0,0)]', '{0,1,0}',
             '0000', '', '', '', 0, '0/0', 'sad', 1, '', '{}', '{}', '{}', '{}', '', 7);
            INSERT INTO things (id) SELECT n FROM generate_series(3, 20) n;
            """;

    private final TestSessions sessions = new TestSessions();

    @AfterEach
    void close() {
        sessions.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void javaAndTheServerAgree(int version) {
        TestPostgres.Database database = TestPostgres.of(version).freshDatabase();
        database.run(TYPES + (version < 14
                ? ""
                : "ALTER TABLE things ADD moods mood[] DEFAULT '{sad,gläd}', ADD pairs pair[] DEFAULT "
                        + "ARRAY[(1, 'x')::pair], ADD one pair DEFAULT (2, NULL), ADD many int4multirange DEFAULT "
                        + "'{[1,2),[5,6)}';")
                + ROWS);
        try (LiveTables tables = new PostgresReader(sessions.sessions()).open(database.target(), Choice.ALL,
                WorkContext.none())) {
            TableForm form = tables.inventory().tables().getFirst();
            RangeDigest digest = RangeDigest.of(form.columns()).orElseThrow();
            try (TupleReader rows = tables.rows(form)) {
                while (rows.next()) {
                    digest.add(rows.tuple());
                }
            }
            RangeSum expected = digest.take();
            assertThat(tables.ranges(form).orElseThrow().sum(new KeyRange(null, null), 100)).isEqualTo(expected);
        }
    }
}
