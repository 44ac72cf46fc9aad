package plumbline.checkpoint;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/// A type of a generated column, and values of it that are few enough to meet and odd enough to matter.
enum GeneratedType {

    INTEGER("integer", true, "0", "1", "2", "3", "5", "7", "11", "-4", "42", "2147483647"), SMALL("smallint", true, "0",
            "1", "2", "-1", "32767"), BIG("bigint", true, "0", "1", "2", "9", "-3", "9223372036854775807"), NUMERIC(
                    "numeric", true, "0", "1", "1.0", "1.00", "-2.50", "1e30", "0.000000001",
                    "NaN"), MONEY_LIKE("numeric(12,3)", true, "0", "1", "-7.125", "99999.999"), TEXT("text", true, "",
                            "a", "A", "b", "ä", "a\\b", "line\nbreak", "tab\there", "數據", "NULL",
                            "\\N"), NAME("varchar(12)", true, "x", "X", "y", "zz", "long enough"), PADDED("char(5)",
                                    true, "", "p", "pq", "pqrst"), DATE("date", true, "2020-02-29", "1999-12-31",
                                            "0044-03-15 BC", "infinity"), STAMP("timestamp", true,
                                                    "2021-03-04 05:06:07.123456", "-infinity",
                                                    "1970-01-01 00:00:00"), STAMP_ZONED("timestamptz", true,
                                                            "2021-03-04 05:06:07+02", "2021-10-31 02:30:00+01",
                                                            "infinity"), TIME("time", true, "00:00:00", "24:00:00",
                                                                    "12:34:56.789"), INTERVAL("interval", true, "1 mon",
                                                                            "30 days", "-1 year 2 days 03:04:05",
                                                                            "0"), BOOLEAN("boolean", true, "true",
                                                                                    "false"), REAL("real", true, "0",
                                                                                            "-0", "1.1", "NaN",
                                                                                            "-Infinity"), DOUBLE(
                                                                                                    "double precision",
                                                                                                    true, "0", "-0",
                                                                                                    "0.1", "1e300",
                                                                                                    "NaN",
                                                                                                    "Infinity"), BYTES(
                                                                                                            "bytea",
                                                                                                            true, "\\x",
                                                                                                            "\\x00",
                                                                                                            "\\x0001ff",
                                                                                                            "\\xdeadbeef"), MOOD(
                                                                                                                    "mood",
                                                                                                                    true,
                                                                                                                    "sad",
                                                                                                                    "so so",
                                                                                                                    "glad"), POSITIVE(
                                                                                                                            "positive",
                                                                                                                            true,
                                                                                                                            "1",
                                                                                                                            "2",
                                                                                                                            "30"), WORD(
                                                                                                                                    "word",
                                                                                                                                    true,
                                                                                                                                    "one",
                                                                                                                                    "two",
                                                                                                                                    "three"), NET(
                                                                                                                                            "inet",
                                                                                                                                            true,
                                                                                                                                            "10.0.0.1",
                                                                                                                                            "10.0.0.0/8",
                                                                                                                                            "::1"), INTEGERS(
                                                                                                                                                    "integer[]",
                                                                                                                                                    false,
                                                                                                                                                    "{}",
                                                                                                                                                    "{1,NULL,3}",
                                                                                                                                                    "{{1,2},{3,4}}",
                                                                                                                                                    "[2:3]={7,8}"), TEXTS(
                                                                                                                                                            "text[]",
                                                                                                                                                            false,
                                                                                                                                                            "{}",
                                                                                                                                                            "{\"a,b\",NULL,\"\"}",
                                                                                                                                                            "{x}"), MOODS(
                                                                                                                                                                    "mood[]",
                                                                                                                                                                    false,
                                                                                                                                                                    "{sad,glad}",
                                                                                                                                                                    "{}"), DOCUMENT(
                                                                                                                                                                            "jsonb",
                                                                                                                                                                            false,
                                                                                                                                                                            "{}",
                                                                                                                                                                            "null",
                                                                                                                                                                            "{\"a\": [1, 2.50, \"x\"]}",
                                                                                                                                                                            "[true, {\"b\": null}]"), DOCUMENT_AS_WRITTEN(
                                                                                                                                                                                    "json",
                                                                                                                                                                                    false,
                                                                                                                                                                                    "{}",
                                                                                                                                                                                    "{\"a\" :1}",
                                                                                                                                                                                    "{\"a\":1}"), PAIR(
                                                                                                                                                                                            "pair",
                                                                                                                                                                                            false,
                                                                                                                                                                                            "(1,x)",
                                                                                                                                                                                            "(,)",
                                                                                                                                                                                            "(2,\"y z\")"), SPAN(
                                                                                                                                                                                                    "int4range",
                                                                                                                                                                                                    false,
                                                                                                                                                                                                    "empty",
                                                                                                                                                                                                    "[1,5)",
                                                                                                                                                                                                    "(,3)"), PLACE(
                                                                                                                                                                                                            "point",
                                                                                                                                                                                                            false,
                                                                                                                                                                                                            "(0,0)",
                                                                                                                                                                                                            "(1.5,-2)"), MARKS(
                                                                                                                                                                                                                    "bit(4)",
                                                                                                                                                                                                                    false,
                                                                                                                                                                                                                    "0000",
                                                                                                                                                                                                                    "1010"), WORDS(
                                                                                                                                                                                                                            "tsvector",
                                                                                                                                                                                                                            false,
                                                                                                                                                                                                                            "a b",
                                                                                                                                                                                                                            "'x':1 'y':2A"), CLASS_NAME(
                                                                                                                                                                                                                                    "regclass",
                                                                                                                                                                                                                                    false,
                                                                                                                                                                                                                                    "pg_class",
                                                                                                                                                                                                                                    "pg_type"), IDENTIFIER(
                                                                                                                                                                                                                                            "uuid",
                                                                                                                                                                                                                                            true);

    private static final List<GeneratedType> ALL = List.of(values());
    private static final List<GeneratedType> KEYS = ALL.stream().filter(type -> type.key).toList();

    private final String sql;
    private final boolean key;
    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> values;

    GeneratedType(String sql, boolean key, String... values) {
        this.sql = sql;
        this.key = key;
        this.values = List.of(values);
    }

    static GeneratedType any(Random random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    /// One that tells rows apart.
    static GeneratedType anyKey(Random random) {
        return KEYS.get(random.nextInt(KEYS.size()));
    }

    String sql() {
        return sql;
    }

    /// Whether its values can be counted up.
    boolean counts() {
        return this == INTEGER || this == BIG;
    }

    /// A value as SQL, sometimes a new one where there are many.
    String value(Random random) {
        return switch (this) {
            case INTEGER, BIG, NUMERIC, MONEY_LIKE, DOUBLE, REAL ->
                random.nextInt(3) > 0 ? cast(Integer.toString(random.nextInt(60) - 10)) : listed(random);
            case TEXT -> random.nextInt(12) == 0
                    ? "repeat(" + cast("w" + random.nextInt(9)) + ", " + 500 * random.nextInt(12) + ")"
                    : listed(random);
            case IDENTIFIER -> cast(new UUID(0x4000, 0x8000_0000_0000_0000L | random.nextInt(25)).toString());
            case DATE -> random.nextBoolean() ? cast("2024-01-" + (10 + random.nextInt(20))) : listed(random);
            default -> listed(random);
        };
    }

    private String listed(Random random) {
        return cast(values.get(random.nextInt(values.size())));
    }

    private String cast(String value) {
        return "'" + value.replace("'", "''") + "'::" + sql;
    }

    /// What they stand on.
    static List<String> definitions() {
        return List.of("CREATE TYPE mood AS ENUM ('glad', 'sad', 'so so')",
                "CREATE DOMAIN positive AS integer CHECK (VALUE > 0)",
                "CREATE DOMAIN word AS varchar(20) CHECK (VALUE <> '')",
                "CREATE TYPE pair AS (n integer, t text)");
    }
}
