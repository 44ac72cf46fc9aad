package plumbline.core.checkpoint.cell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How the send forms of PostgreSQL's own types are read, and of what is made of them. Thread-safe.
final class PostgresTypes {

    private final Map<String, Decoder> byName = new HashMap<>();
    private final Map<Long, String> byId = new HashMap<>();
    private final Map<String, Optional<Decoder>> made = new ConcurrentHashMap<>();

    PostgresTypes() {
        numbers();
        texts();
        times();
        others();
        ids();
        ranges("int4", "int4");
        ranges("int8", "int8");
        ranges("num", "numeric");
        ranges("ts", "timestamp");
        ranges("tstz", "timestamptz");
        ranges("date", "date");
        Decoder record = field -> Nested.record(field, this::member);
        byName.put("record", record);
        byName.put("composite", record);
        Map.copyOf(byName).forEach((name, decoder) -> byName.put("_" + name,
                field -> Nested.array(field, decoder, name.equals("box") ? ';' : ',')));
    }

    /// @param base as a column has it
    @Nullable
    Decoder of(String base) {
        Decoder known = byName.get(base);
        if (known != null || base.isEmpty() || "_([".indexOf(base.charAt(0)) < 0) {
            return known;
        }
        Optional<Decoder> before = made.get(base);
        if (before == null) {
            before = Optional.ofNullable(make(base));
            made.put(base, before);
        }
        return before.orElse(null);
    }

    private @Nullable Decoder make(String base) {
        if (base.startsWith("_")) {
            Decoder element = of(base.substring(1));
            return element == null ? null : field -> Nested.array(field, element, ',');
        }
        if (!base.endsWith("]") && !base.endsWith(")")) {
            return null;
        }
        List<Decoder> parts = new ArrayList<>();
        for (String word : words(base.substring(1, base.length() - 1))) {
            Decoder part = of(word);
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        if (base.startsWith("[")) {
            return parts.size() == 1 ? field -> Nested.range(field, parts.getFirst()) : null;
        }
        return field -> Nested.composite(field, parts);
    }

    private static List<String> words(String inside) {
        List<String> words = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                words.add(inside.substring(start, i));
                start = i + 1;
            }
        }
        if (!inside.isEmpty()) {
            words.add(inside.substring(start));
        }
        return words;
    }

    private Decoder member(long id) {
        String name = byId.get(id);
        Decoder known = name == null ? null : byName.get(name);
        return known == null ? field -> "\\x" + field.hex() : known;
    }

    private void numbers() {
        byName.put("bool", field -> field.int1() == 0 ? "f" : "t");
        byName.put("int2", field -> Short.toString(field.int2()));
        byName.put("int4", field -> Integer.toString(field.int4()));
        byName.put("int8", field -> Long.toString(field.int8()));
        byName.put("oid", field -> Long.toString(field.unsigned4()));
        byName.put("xid", field -> Long.toString(field.unsigned4()));
        byName.put("cid", field -> Long.toString(field.unsigned4()));
        byName.put("xid8", field -> Long.toUnsignedString(field.int8()));
        byName.put("float4", field -> Reals.float4(field.float4()));
        byName.put("float8", field -> Reals.float8(field.float8()));
        byName.put("numeric", Field::number);
        // the server's text depends on lc_monetary; the bytes are hundredths
        byName.put("money", field -> java.math.BigDecimal.valueOf(field.int8(), 2).toPlainString());
        byName.put("int2vector", field -> Nested.vector(field, own("int2")));
        byName.put("oidvector", field -> Nested.vector(field, own("oid")));
    }

    private Decoder own(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    private void texts() {
        List.of("text", "varchar", "bpchar", "name", "json", "xml", "enum", "citext", "refcursor", "unknown", "cstring")
                .forEach(name -> byName.put(name, Field::text));
        Decoder versioned = field -> {
            field.int1();
            return field.text();
        };
        byName.put("jsonb", versioned);
        byName.put("jsonpath", versioned);
        byName.put("char", field -> {
            int letter = field.unsigned1();
            return letter == 0
                    ? ""
                    : letter < 128 ? String.valueOf((char) letter) : "\\" + Integer.toOctalString(letter);
        });
        byName.put("bytea", field -> "\\x" + field.hex());
        byName.put("uuid", field -> {
            String hex = field.hex();
            return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                    + hex.substring(16, 20) + "-" + hex.substring(20);
        });
        byName.put("tsvector", Search::vector);
        byName.put("tsquery", Search::query);
    }

    private void times() {
        byName.put("date", field -> Times.date(field.int4()));
        byName.put("time", field -> Times.time(field.int8()));
        byName.put("timetz", field -> Times.timeWithZone(field.int8(), field.int4()));
        byName.put("timestamp", field -> Times.timestamp(field.int8(), ""));
        byName.put("timestamptz", field -> Times.timestamp(field.int8(), "+00"));
        byName.put("interval", field -> Times.interval(field.int8(), field.int4(), field.int4()));
    }

    private void others() {
        byName.put("inet", Networks::address);
        byName.put("cidr", Networks::address);
        byName.put("macaddr", Networks::hardware);
        byName.put("macaddr8", Networks::hardware);
        byName.put("bit", PostgresTypes::bits);
        byName.put("varbit", PostgresTypes::bits);
        byName.put("point", Shapes::point);
        byName.put("lseg", Shapes::segment);
        byName.put("box", Shapes::box);
        byName.put("path", Shapes::path);
        byName.put("polygon", Shapes::polygon);
        byName.put("line", Shapes::line);
        byName.put("circle", Shapes::circle);
        byName.put("tid", field -> "(" + field.unsigned4() + "," + field.unsigned2() + ")");
        Decoder snapshot = PostgresTypes::snapshot;
        byName.put("txid_snapshot", snapshot);
        byName.put("pg_snapshot", snapshot);
        byName.put("pg_lsn", PostgresTypes::place);
    }

    private static String place(Field field) {
        return Integer.toHexString(field.int4()).toUpperCase(java.util.Locale.ROOT) + "/"
                + Integer.toHexString(field.int4()).toUpperCase(java.util.Locale.ROOT);
    }

    private static String bits(Field field) {
        int count = field.int4();
        StringBuilder text = new StringBuilder();
        int octet = 0;
        for (int i = 0; i < count; i++) {
            octet = i % 8 == 0 ? field.unsigned1() : octet << 1;
            text.append((octet & 0x80) != 0 ? '1' : '0');
        }
        return text.toString();
    }

    private static String snapshot(Field field) {
        int count = field.int4();
        StringBuilder text = new StringBuilder().append(field.int8()).append(':').append(field.int8()).append(':');
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",").append(field.int8());
        }
        return text.toString();
    }

    private void ranges(String prefix, String bound) {
        Decoder decoder = own(bound);
        byName.put(prefix + "range", field -> Nested.range(field, decoder));
        byName.put(prefix + "multirange", field -> Nested.ranges(field, decoder));
    }

    /// Object ids that never change (PostgreSQL sources, catalog/pg_type.dat).
    private void ids() {
        String known = """
                16 bool 17 bytea 18 char 19 name 20 int8 21 int2 23 int4 25 text 26 oid 27 tid 28 xid 29 cid 114 json
                142 xml 600 point 601 lseg 602 path 603 box 604 polygon 628 line 650 cidr 700 float4 701 float8 705 unknown 718 circle
                774 macaddr8 790 money 829 macaddr 869 inet 1042 bpchar 1043 varchar 1082 date 1083 time 1114 timestamp
                1184 timestamptz 1186 interval 1266 timetz 1560 bit 1562 varbit 1700 numeric 2950 uuid 3220 pg_lsn
                3614 tsvector 3615 tsquery 3802 jsonb 3904 int4range 3906 numrange 3908 tsrange 3910 tstzrange
                3912 daterange 3926 int8range 2249 record
                1000 _bool 1001 _bytea 1005 _int2 1007 _int4 1016 _int8 1009 _text 1015 _varchar 1021 _float4 1022 _float8
                1115 _timestamp 1182 _date 1185 _timestamptz 1231 _numeric 2951 _uuid 199 _json 3807 _jsonb""";
        String[] words = known.split("\\s+", -1);
        for (int i = 0; i + 1 < words.length; i += 2) {
            byId.put(Long.parseLong(words[i]), words[i + 1]);
        }
    }
}
