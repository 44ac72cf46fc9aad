package plumbline.core.checkpoint.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.session.ValueKind;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;
import plumbline.testing.TestPostgres;

final class CellsTest {

    private static final String SETTINGS = """
            SET datestyle = 'ISO'; SET intervalstyle = 'postgres'; SET timezone = 'UTC'; SET extra_float_digits = 3;
            SET bytea_output = 'hex'; SET xmloption = content; SELECT setseed(0.42);
            CREATE TYPE pg_temp.mood AS ENUM ('sad', 'so so', 'happy, "very"');
            CREATE FUNCTION pg_temp.word() RETURNS text LANGUAGE sql AS $$ SELECT coalesce(string_agg(substr(
                E'ab ,"''\\\\{}()[]\\t\\nNULLx\\u00e9\\u4e2d', 1 + (random() * 24)::int, 1), ''), '')
                FROM generate_series(1, (random() * 6)::int) $$;
            CREATE FUNCTION pg_temp.real8() RETURNS float8 LANGUAGE sql AS $$ SELECT (random() - 0.5)
                * power(10::float8, (random() * 600 - 300)::int)::float8 $$;
            CREATE FUNCTION pg_temp.some(int) RETURNS int LANGUAGE sql AS $$ SELECT (random() * $1)::int $$;
            """;

    /// Each a type's base name and an expression that gives a random value of it.
    private static final List<List<String>> TYPES = List.of(List.of("bool", "random() < 0.5"),
            List.of("int2", "((random() - 0.5) * 65534)::int2"),
            List.of("int4", "((random() - 0.5) * 4294967290)::int4"),
            List.of("int8", "((random() - 0.5) * 1e19)::numeric::int8"), List.of("oid", "(random() * 4e9)::int8::oid"),
            List.of("float8", "pg_temp.real8()"),
            List.of("float8", "(('{0,-0,NaN,Infinity,-Infinity,5e-324,1e23,9007199254740993,1e15,123456789012345,"
                    + "0.0001,0.00001,2.2250738585072014e-308,1.7976931348623157e308,2e-44}')::float8[])"
                    + "[1 + pg_temp.some(14)]"),
            List.of("float8", "power(2::float8, pg_temp.some(2000) - 1000)"),
            List.of("float8", "round((random() * 1e6)::numeric, pg_temp.some(5))::float8"),
            List.of("float4", "((random() - 0.5) * power(10::float8, pg_temp.some(70) - 35))::float4"),
            List.of("float4", "power(2::float8, pg_temp.some(250) - 125)::float4"),
            List.of("float4",
                    "(('{0,-0,NaN,Infinity,-Infinity,1e-45,999999,1e6,123456,0.0001,3.4028235e38}')::float4[])"
                            + "[1 + pg_temp.some(10)]"),
            List.of("numeric",
                    "round((random() - 0.5)::numeric * power(10::numeric, pg_temp.some(30)), pg_temp.some(20))"),
            List.of("numeric", "(('{NaN,0,0.00,-0.0001,1e50,10000,99999999.0001}')::numeric[])[1 + pg_temp.some(6)]"),
            List.of("text", "pg_temp.word()"), List.of("bpchar", "pg_temp.word()::char(9)"),
            List.of("name", "pg_temp.word()::name"), List.of("char", "chr(1 + pg_temp.some(126))::\"char\""),
            List.of("json", "to_json(pg_temp.word())"),
            List.of("jsonb", "jsonb_build_object(pg_temp.word(), pg_temp.some(9), 'b', pg_temp.word())"),
            List.of("xml", "('<a>' || pg_temp.some(99) || '</a>')::xml"),
            List.of("uuid", "md5(random()::text)::uuid"), List.of("bytea", "decode(md5(random()::text), 'hex')"),
            List.of("date", "'4713-01-01 BC'::date + pg_temp.some(5000000)"),
            List.of("date",
                    "(('{infinity,-infinity,0001-01-01,0001-12-31 BC,5874897-12-31}')::date[])[1 + pg_temp.some(4)]"),
            List.of("time", "(random() * 86399.999999 * interval '1 second')::time"), List.of("time", "'24:00'::time"),
            List.of("timetz",
                    "('12:34:56.7' || (array['+00','-03:30','+05:45','+01:02:03','-15:59'])[1 + pg_temp.some(4)])::timetz"),
            List.of("timestamp", "'4713-01-01 BC'::timestamp + random() * interval '9000 years'"),
            List.of("timestamp",
                    "(('{infinity,-infinity,2000-01-01 00:00:00.1,1999-12-31 23:59:59.999999}')::timestamp[])[1 + pg_temp.some(3)]"),
            List.of("timestamptz", "'4713-01-01 BC'::timestamptz + random() * interval '90000 years'"),
            List.of("interval", "make_interval(pg_temp.some(4) - 2, pg_temp.some(30) - 15, 0, pg_temp.some(80) - 40, "
                    + "pg_temp.some(60) - 30, pg_temp.some(2) - 1, pg_temp.some(3) - 1 + round(random()::numeric, pg_temp.some(6))::float8)"),
            List.of("interval",
                    "(('{0,1 year,-1 mon,1 day -00:00:01,-1 day +1 hour,1000 hours}')::interval[])[1 + pg_temp.some(5)]"),
            List.of("inet",
                    "('10.' || pg_temp.some(255) || '.0.' || pg_temp.some(255) || '/' || pg_temp.some(32))::inet"),
            List.of("inet", "(regexp_replace(md5(random()::text), '(....)(....)(....)(....)(....)(....)(....)(....)', "
                    + "'\\1:\\2:\\3:\\4:\\5:\\6:\\7:\\8') || '/' || pg_temp.some(128))::inet"),
            List.of("inet",
                    "(('{::,::1,::1.2.3.4,::ffff:1.2.3.4,1::,1:0:0:2::,fe80::1/64,0:0:1::,2001:db8:0:1:1:1:1:1}')::inet[])"
                            + "[1 + pg_temp.some(8)]"),
            List.of("cidr", "(('{10/8,192.168.1.0/24,::/0,2001:db8::/32,1.2.3.4/32}')::cidr[])[1 + pg_temp.some(4)]"),
            List.of("macaddr", "substr(md5(random()::text), 1, 12)::macaddr"),
            List.of("macaddr8", "substr(md5(random()::text), 1, 16)::macaddr8"),
            List.of("varbit", "substr(pg_temp.some(99999999)::bit(27)::text, 1, pg_temp.some(27))::varbit"),
            List.of("bit", "pg_temp.some(99999999)::bit(27)"),
            List.of("enum", "(enum_range(null::pg_temp.mood))[1 + pg_temp.some(2)]"),
            List.of("_enum", "array[(enum_range(null::pg_temp.mood))[1 + pg_temp.some(2)], null]"),
            List.of("point", "point(pg_temp.real8(), random())"),
            List.of("lseg", "lseg(point(random(), 1), point(2, random()))"),
            List.of("box", "box(point(random(), 1), point(2, random()))"),
            List.of("_box", "array[box(point(random(), 1), point(2, random())), box(point(1, 1), point(2, 3))]"),
            List.of("path", "(('{\"((1,2),(3,4))\",\"[(0,0),(1.5,-2)]\"}')::path[])[1 + pg_temp.some(1)]"),
            List.of("polygon", "polygon(pg_temp.some(4) + 3, circle(point(random(), 1), 2))"),
            List.of("line", "line(point(random(), 1), point(2, random()))"),
            List.of("circle", "circle(point(random(), 1), random())"),
            List.of("int4range",
                    "int4range(pg_temp.some(5) - 9, pg_temp.some(9), (array['[)','(]','()','[]'])[1 + pg_temp.some(3)])"),
            List.of("numrange",
                    "numrange(nullif(pg_temp.some(3), 0), null, (array['[)','(]','()','[]'])[1 + pg_temp.some(3)])"),
            List.of("tsrange", "tsrange('2020-01-01 00:00:00', '2020-01-02'::timestamp + random() * interval '1 day')"),
            List.of("daterange", "daterange('-infinity', '2020-01-01'::date + pg_temp.some(99))"),
            List.of("_int4", "array[pg_temp.some(9), null, -1]"),
            List.of("_int4",
                    "(array['{}', '[0:1]={7,8}', '[-2:-1][3:4]={{1,2},{3,NULL}}', '{{{1}}}'])[1 + pg_temp.some(3)]::int4[]"),
            List.of("_text", "array[pg_temp.word(), pg_temp.word(), null, 'null']"),
            List.of("_timestamp", "array['2020-01-01'::timestamp + random() * interval '1 day']"),
            List.of("_bool", "array[random() < 0.5]"),
            List.of("_daterange", "array[daterange('2020-01-01', null), 'empty']"),
            List.of("tsvector", "setweight(to_tsvector('simple', pg_temp.word() || ' two O''Neil three two'), 'B') || "
                    + "'''a b'':1A,2C ''it''''s'''::tsvector"),
            List.of("tsquery",
                    "(array['a & b | !c', '!(a | b) & c', 'a <-> (b <-> c)', 'a <3> b:*AB', '(a | b) <-> c', "
                            + "'''it''''s'':D', '!!a', 'a & (b & c)', '!a <-> b', ''])[1 + pg_temp.some(9)]::tsquery"),
            List.of("pg_lsn", "(pg_temp.some(999999) || '/' || to_hex(pg_temp.some(2000000000)))::pg_lsn"),
            List.of("int2vector", "'1 2 3'::int2vector"), List.of("oidvector", "'7 8'::oidvector"),
            List.of("tid", "'(7,8)'::tid"), List.of("txid_snapshot", "'10:20:10,14,15'::txid_snapshot"),
            List.of("record", "row(pg_temp.some(9), pg_temp.word(), null, '', now())"));

    static Stream<Arguments> types() {
        return Stream.of(13, 18).flatMap(major -> TYPES.stream()
                .map(type -> Arguments.of(major, type.get(0), type.get(1))));
    }

    @ParameterizedTest
    @MethodSource("types")
    void aFieldsTextIsTheServersOwn(int major, String base, String value) throws SQLException {
        assertThat(wrong(major, base, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"int4multirange", "nummultirange"})
    void aMultirangesTextIsTheServersOwn(String base) throws SQLException {
        assertThat(wrong(18, base, "(array['{}', '{[1,3),[5,7)}', '{(,1),[4,)}'])[1 + pg_temp.some(2)]::" + base))
                .isEmpty();
    }

    @Test
    void anInfiniteIntervalHasTheServersWord() throws SQLException {
        assertThat(wrong(18, "interval", "(('{infinity,-infinity}')::interval[])[1 + pg_temp.some(1)]")).isEmpty();
    }

    @Test
    void aTypeThatIsNotKnownIsShownAsItsBytes() {
        assertThat(Cells.text(form("hstore", Coding.COPY_BINARY), row(new byte[]{1, (byte) 0xAF}), 0))
                .isEqualTo("\\x01af");
    }

    @Test
    void aTypeThatIsNotKnownIsSaidToBeUnknown() {
        assertThat(Cells.known(Coding.COPY_BINARY, form("hstore", Coding.COPY_BINARY).columns().getFirst()))
                .isFalse();
    }

    @Test
    void bytesThatDoNotFitTheirTypeAreShownAsTheyAre() {
        assertThat(Cells.text(form("int4", Coding.COPY_BINARY), row(new byte[]{1, 2}), 0)).isEqualTo("\\x0102");
    }

    @Test
    void moneyIsWrittenAsAPlainNumber() {
        assertThat(Cells.text(form("money", Coding.COPY_BINARY), row(ByteBuffer.allocate(8).putLong(-123456).array()),
                0)).isEqualTo("-1234.56");
    }

    @ParameterizedTest
    @CsvSource({"69000000000000002a, 42", "723ff0000000000000, 1.0", "727ff0000000000000, Infinity",
        "72444b1ae4d6e2ef50, 1e+21", "7461c3a9, aé", "6200ff, x'00ff'"})
    void aValueOfSqliteIsShownByItsStorageClass(String hex, String text) {
        assertThat(Cells.text(form("", Coding.SQLITE), row(java.util.HexFormat.of().parseHex(hex)), 0))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"\"a\\nb\", `a\nb`", "12.50, 12.50", "true, true", "[1, [1", "null,"})
    void aJsonScalarIsShownAsItsText(String json, String text) {
        assertThat(Cells.text(form("", Coding.JSON), row(json.getBytes(StandardCharsets.UTF_8)), 0)).isEqualTo(text);
    }

    @Test
    void aTextIsNotCutWithinACharacter() {
        assertThat(Cells.shown("ab\uD83D\uDE00", 3)).isEqualTo("ab...");
    }

    private static List<String> wrong(int major, String base, String value) throws SQLException {
        List<String> wrong = new ArrayList<>();
        TestPostgres.Database database = TestPostgres.of(major).database("postgres");
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
            CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY (SELECT v, CASE WHEN "
                    + "pg_typeof(v) = 'bool'::regtype THEN v::text ELSE format('%s', v) END FROM (SELECT " + value
                    + " AS v FROM generate_series(1, 700) AS n OFFSET 0) AS q) TO STDOUT (FORMAT binary)");
            TableForm form = form(base, Coding.COPY_BINARY);
            boolean first = true;
            for (byte[] data = copy.readFromCopy(); data != null; data = copy.readFromCopy()) {
                int start = first ? 19 : 0;
                first = false;
                if (data.length - start <= 2) {
                    continue;
                }
                Tuple row = new Tuple();
                row.set(data, start, data.length - start);
                String told = Cells.text(form, row, 0);
                String servers = new String(data, row.place(1), row.length(1), StandardCharsets.UTF_8);
                if (!servers.equals(told == null ? "" : told)) {
                    wrong.add(told + " instead of " + servers);
                }
            }
        }
        return wrong;
    }

    private static TableForm form(String base, Coding coding) {
        ColumnForm column = new ColumnForm(new Ident("v"), base, 0, base, ValueKind.TEXT, false, false);
        return new TableForm(TableName.of("t"), "table", null, List.of(column), List.of(), List.of(), false, coding,
                List.of(), -1, -1);
    }

    private static Tuple row(byte[] field) {
        byte[] bytes = ByteBuffer.allocate(6 + field.length).putShort((short) 1).putInt(field.length).put(field)
                .array();
        Tuple row = new Tuple();
        row.set(bytes, 0, bytes.length);
        return row;
    }
}
