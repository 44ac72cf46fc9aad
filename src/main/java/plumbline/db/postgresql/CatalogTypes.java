package plumbline.db.postgresql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.core.session.Row;
import plumbline.core.session.ValueKind;
import plumbline.core.sql.Ident;
import plumbline.core.sql.KeyArray;
import plumbline.db.jdbc.JdbcSession;
import plumbline.db.jdbc.SqlFile;

/// The types of some columns and all types these are made of.
final class CatalogTypes {

    private static final SqlFile TYPES = SqlFile.read("postgresql/checkpoint/types.sql");
    /// The first object id that is given to something of a person's own (PostgreSQL sources, access/transam.h).
    private static final long FIRST_OWN = 16_384;
    /// Their send forms are object ids or name them.
    private static final Set<String> NAMES_OBJECTS = Set.of("regproc", "regprocedure", "regoper", "regoperator",
            "regclass", "regcollation", "regtype", "regrole", "regnamespace", "regconfig", "regdictionary",
            "regdatabase",
            "aclitem", "gtsvector");
    private static final int DEEPEST = 100;

    private final Map<Long, Type> types;
    private final int major;

    private CatalogTypes(Map<Long, Type> types, int major) {
        this.types = types;
        this.major = major;
    }

    /// A type.
    ///
    /// @param kind       the catalog's letter: `b` base, `c` composite, `d` domain, `e` enum, `r` range, `m` multirange
    /// @param base       of a domain, or 0
    /// @param element    of an array, or 0
    /// @param hasBinary  whether it can be sent and received
    /// @param sendSource what its send function runs; of a built-in one its name in the server's sources
    /// @param parts      types of a composite's attributes, a range's bounds
    /// @param definition of an enum, a composite or a domain, as behind `CREATE TYPE ... AS`; else empty
    record Type(long oid, String schema, String name, char kind, String category, long base, long element,
            boolean hasBinary, @Nullable Ident sendSchema, @Nullable Ident sendName, String sendSource,
            List<Long> parts, String written, String definition) {

        Type {
            parts = List.copyOf(parts);
        }

        boolean builtIn() {
            return schema.equals("pg_catalog");
        }
    }

    static CatalogTypes of(JdbcSession session, KeyArray oids, int major) {
        Map<Long, Type> types = new LinkedHashMap<>();
        for (Row row : session.queryWhole(TYPES.bind(Map.of("oids", oids))).rows()) {
            Type type = new Type(Long.parseLong(row.text(0)), row.text(1), row.text(2), row.text(3).charAt(0),
                    row.text(4), Long.parseLong(row.text(5)), Long.parseLong(row.text(6)),
                    Boolean.TRUE.equals(row.get(7)), ident(row.text(8)), ident(row.text(9)), row.text(10),
                    ArrayText.longs(row.text(11)), row.text(12), row.text(13));
            types.put(type.oid(), type);
        }
        return new CatalogTypes(types, major);
    }

    private static @Nullable Ident ident(String name) {
        return name.isEmpty() ? null : new Ident(name);
    }

    /// The type itself.
    Type of(long oid) {
        Type type = types.get(oid);
        if (type == null) {
            throw new IllegalStateException("no type " + oid);
        }
        return type;
    }

    /// The type below domains.
    Type below(long oid) {
        Type type = of(oid);
        while (type.kind() == 'd') {
            type = of(type.base());
        }
        return type;
    }

    /// What tells how its bytes are read, see [plumbline.core.checkpoint.ColumnForm#base].
    String word(long oid) {
        Type type = below(oid);
        if (type.kind() == 'e') {
            return "enum";
        }
        if (type.element() != 0 && type.category().equals("A")) {
            String element = word(type.element());
            return element.isEmpty() ? "" : "_" + element;
        }
        if (type.builtIn()) {
            return type.kind() == 'c' ? "" : type.name();
        }
        if (type.sendSource().equals("textsend")) {
            return "text";
        }
        return switch (type.kind()) {
            case 'c' -> made("(", type.parts(), ")");
            case 'r' -> made("[", type.parts(), "]");
            default -> "";
        };
    }

    private String made(String before, List<Long> parts, String after) {
        List<String> words = parts.stream().map(this::word).toList();
        return words.contains("") ? "" : before + String.join(",", words) + after;
    }

    ValueKind kind(long oid) {
        Type type = below(oid);
        if (type.builtIn() && type.name().equals("bytea")) {
            return ValueKind.BINARY;
        }
        return switch (type.category()) {
            case "N" -> NAMES_OBJECTS.contains(type.name()) ? ValueKind.TEXT : ValueKind.NUMBER;
            case "B" -> ValueKind.BOOLEAN;
            case "D", "T" -> ValueKind.TIME;
            default -> ValueKind.TEXT;
        };
    }

    /// Whether its binary form can't be put back: it has none, or it names objects by numbers that a restored database
    /// may have given to others. Before 14 a composite or an array of own types says theirs (PostgreSQL 14's release
    /// notes), which are checked when they are read.
    boolean textOnly(long oid) {
        return textOnly(oid, 0);
    }

    private boolean textOnly(long oid, int depth) {
        Type type = of(oid);
        if (!type.hasBinary() || (type.builtIn() && NAMES_OBJECTS.contains(type.name())) || depth > DEEPEST) {
            return true;
        }
        List<Long> inside = new ArrayList<>(type.parts());
        if (type.base() != 0) {
            inside.add(type.base());
        }
        if (type.element() != 0) {
            inside.add(type.element());
        }
        boolean saysTypes = type.kind() == 'c' || type.element() != 0;
        return inside.stream().anyMatch(
                part -> textOnly(part, depth + 1) || (major < 14 && saysTypes && part >= FIRST_OWN));
    }

    /// Those of a person's own that have a definition to show, whatever they are made of first.
    List<Type> own() {
        Map<Long, Type> ordered = new LinkedHashMap<>();
        types.values().forEach(type -> add(type, ordered, 0));
        return ordered.values().stream().filter(type -> !type.definition().isEmpty() && type.oid() >= FIRST_OWN)
                .toList();
    }

    private void add(Type type, Map<Long, Type> ordered, int depth) {
        if (ordered.containsKey(type.oid()) || depth > DEEPEST) {
            return;
        }
        type.parts().forEach(part -> add(of(part), ordered, depth + 1));
        if (type.base() != 0) {
            add(of(type.base()), ordered, depth + 1);
        }
        if (type.element() != 0) {
            add(of(type.element()), ordered, depth + 1);
        }
        ordered.put(type.oid(), type);
    }

    /// The own types that a column is made of, itself included.
    List<Type> ownOf(long oid) {
        Map<Long, Type> ordered = new LinkedHashMap<>();
        add(of(oid), ordered, 0);
        return ordered.values().stream().filter(type -> !type.definition().isEmpty() && type.oid() >= FIRST_OWN)
                .toList();
    }
}
