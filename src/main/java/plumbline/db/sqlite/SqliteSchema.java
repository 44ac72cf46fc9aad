package plumbline.db.sqlite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import plumbline.core.session.Row;
import plumbline.core.session.Session;
import plumbline.core.session.TableShape;
import plumbline.core.session.TableShape.ColumnShape;
import plumbline.core.session.TableShape.Reference;
import plumbline.core.session.TypeFamily;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.db.jdbc.SqlFile;

/// Reads the tables of a SQLite file from its schema, in three questions.
final class SqliteSchema {

    private static final SqlFile COLUMNS = SqlFile.read("sqlite/schema_columns.sql");
    private static final SqlFile KEYS = SqlFile.read("sqlite/schema_keys.sql");
    private static final SqlFile REFERENCES = SqlFile.read("sqlite/schema_references.sql");
    private static final long SMALL = 1_500;

    private SqliteSchema() {}

    static List<TableShape> read(Session session, List<String> schemas) {
        if (!schemas.isEmpty() && !schemas.contains("main")) {
            return List.of();
        }
        Map<String, List<ColumnShape>> shapes = new LinkedHashMap<>();
        Map<String, Map<Long, Ident>> primary = new LinkedHashMap<>();
        for (Row row : session.query(COLUMNS.sql(), Integer.MAX_VALUE).rows()) {
            Ident column = new Ident(row.text(1));
            shapes.computeIfAbsent(row.text(0), _ -> new ArrayList<>()).add(new ColumnShape(column, row.text(2),
                    family(row.text(2)), row.text(3).equals("1"), row.text(4).equals("1"), 0));
            long place = Long.parseLong(row.text(5));
            if (place > 0) {
                primary.computeIfAbsent(row.text(0), _ -> new TreeMap<>()).put(place, column);
            }
        }
        Map<String, Map<String, List<Ident>>> keys = new LinkedHashMap<>();
        for (Row row : session.query(KEYS.sql(), Integer.MAX_VALUE).rows()) {
            List<Ident> columns = keys.computeIfAbsent(row.text(0), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(row.text(1), _ -> new ArrayList<>());
            if (row.get(2) != null) {
                columns.add(new Ident(row.text(2)));
            }
        }
        Map<String, List<Reference>> references = references(session, primary);
        List<TableShape> tables = new ArrayList<>();
        shapes.forEach((table, columns) -> {
            List<Ident> key = List.copyOf(primary.getOrDefault(table, new TreeMap<>()).values());
            List<List<Ident>> uniques = new ArrayList<>();
            if (!key.isEmpty()) {
                uniques.add(key);
            }
            keys.getOrDefault(table, Map.of()).values().stream()
                    .filter(unique -> !unique.isEmpty() && !uniques.contains(unique)).forEach(uniques::add);
            tables.add(new TableShape(TableName.of(table), -1, columns, key, uniques,
                    references.getOrDefault(table, List.of())));
        });
        return tables;
    }

    private static Map<String, List<Reference>> references(Session session,
            Map<String, Map<Long, Ident>> primary) {
        Map<String, List<Row>> byName = new LinkedHashMap<>();
        for (Row row : session.query(REFERENCES.sql(), Integer.MAX_VALUE).rows()) {
            byName.computeIfAbsent(row.text(0) + "\0" + row.text(1), _ -> new ArrayList<>()).add(row);
        }
        Map<String, List<Reference>> references = new LinkedHashMap<>();
        byName.values().forEach(parts -> {
            Row first = parts.getFirst();
            List<Ident> implied = List.copyOf(primary.getOrDefault(first.text(3), new TreeMap<>()).values());
            List<Ident> keys = first.get(4) == null
                    ? implied
                    : parts.stream().map(part -> new Ident(part.text(4))).toList();
            references.computeIfAbsent(first.text(0), _ -> new ArrayList<>())
                    .add(new Reference(parts.stream().map(part -> new Ident(part.text(2))).toList(),
                            TableName.of(first.text(3)), keys));
        });
        return references;
    }

    /// After the rules of column affinity (SQLite documentation, "Datatypes In SQLite", 3.1), and what people mean by the
    /// names of types.
    private static TypeFamily family(String declared) {
        String type = declared.toUpperCase(Locale.ROOT);
        if (type.contains("BOOL")) {
            return TypeFamily.BOOLEAN;
        }
        if (type.contains("DATE") || type.contains("TIME") || type.contains("BLOB") || type.contains("JSON")) {
            return TypeFamily.OTHER;
        }
        if (type.contains("INT")) {
            return TypeFamily.INTEGER;
        }
        if (type.contains("UUID")) {
            return TypeFamily.UUID;
        }
        if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
            return TypeFamily.TEXT;
        }
        if (type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB")) {
            return TypeFamily.FLOAT;
        }
        return type.contains("DEC") || type.contains("NUM") ? TypeFamily.DECIMAL : TypeFamily.OTHER;
    }

    /// The rows at or behind key numbers drawn by chance where there are many; where no number leads to a row, rows by chance
    /// out of all; the first rows of a small one. The primary key is drawn where it is a number, so that a table without
    /// row numbers can be read too; a table without a key has row numbers.
    static Sql sample(TableShape table, int rows, long ofAbout) {
        SqlBuilder sql = new SqlBuilder().add("SELECT ").each(table.comparable(), ", ", (out, column) -> {
            if (column.family() == TypeFamily.TEXT) {
                out.add("substr(").name(column.name()).add(", 1, 120)");
            } else {
                out.name(column.name());
            }
        });
        sql.add(" FROM ").table(table.name());
        List<Ident> key = table.primaryKey();
        boolean numbered = key.size() == 1
                && table.column(key.getFirst()).filter(one -> one.family() == TypeFamily.INTEGER).isPresent();
        if (ofAbout > SMALL && (key.isEmpty() || numbered)) {
            Ident drawn = key.isEmpty() ? new Ident("rowid") : key.getFirst();
            sql.add(" WHERE ").name(drawn).add(" IN (WITH RECURSIVE ends (least, most) AS (SELECT (SELECT min(")
                    .name(drawn).add(") FROM ").table(table.name()).add("), (SELECT max(").name(drawn).add(") FROM ")
                    .table(table.name())
                    .add(")), draw (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM draw WHERE i < ").bind(rows)
                    .add(") SELECT (SELECT min(k.").name(drawn).add(") FROM ").table(table.name()).add(" AS k WHERE k.")
                    .name(drawn)
                    .add(" >= ends.least + abs(random() % (ends.most - ends.least + 1))) FROM draw, ends)");
        } else if (ofAbout > SMALL && ofAbout < Long.MAX_VALUE) {
            sql.add(" WHERE random() % ").bind(Math.max(1, ofAbout / rows)).add(" = 0");
        }
        return sql.add(" LIMIT ").bind(ofAbout > SMALL ? 2 * rows : rows).toSql();
    }
}
