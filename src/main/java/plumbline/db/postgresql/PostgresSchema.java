package plumbline.db.postgresql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.core.session.Row;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.TableShape;
import plumbline.core.session.TableShape.ColumnShape;
import plumbline.core.session.TableShape.Reference;
import plumbline.core.session.TypeFamily;
import plumbline.core.sql.Ident;
import plumbline.core.sql.KeyArray;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.db.jdbc.SqlFile;

/// Reads the tables of a PostgreSQL database from its catalog, in three questions.
final class PostgresSchema {

    private static final SqlFile COLUMNS = SqlFile.read("postgresql/schema_columns.sql");
    private static final SqlFile KEYS = SqlFile.read("postgresql/schema_keys.sql");
    private static final SqlFile REFERENCES = SqlFile.read("postgresql/schema_references.sql");
    /// Below this a table is read from its start: nearly all of it is looked at anyway.
    private static final long SMALL = 1_500;
    private static final long SOON_READ = 200_000;
    /// Of the rows of a chosen page one in so many is taken.
    private static final int THINNED = 10;

    private PostgresSchema() {}

    static List<TableShape> read(Session session, List<String> schemas) {
        Rows columns = session.query(COLUMNS.bind(Map.of("schemas", new KeyArray("text", schemas))),
                Integer.MAX_VALUE);
        Map<TableName, Long> rows = new LinkedHashMap<>();
        Map<TableName, List<ColumnShape>> shapes = new LinkedHashMap<>();
        for (Row row : columns.rows()) {
            TableName table = TableName.of(row.text(0), row.text(1));
            rows.put(table, Long.parseLong(row.text(2)));
            shapes.computeIfAbsent(table, _ -> new ArrayList<>()).add(new ColumnShape(new Ident(row.text(3)),
                    row.text(4), TypeFamily.valueOf(row.text(5)), Boolean.TRUE.equals(row.get(6)),
                    Boolean.TRUE.equals(row.get(7)), Double.parseDouble(row.text(8))));
        }
        Map<TableName, List<Ident>> primary = new LinkedHashMap<>();
        Map<TableName, Map<String, List<Ident>>> uniques = new LinkedHashMap<>();
        for (Row row : session.query(KEYS.sql(), Integer.MAX_VALUE).rows()) {
            TableName table = TableName.of(row.text(0), row.text(1));
            Ident column = new Ident(row.text(4));
            if (Boolean.TRUE.equals(row.get(3))) {
                primary.computeIfAbsent(table, _ -> new ArrayList<>()).add(column);
            }
            uniques.computeIfAbsent(table, _ -> new LinkedHashMap<>())
                    .computeIfAbsent(row.text(2), _ -> new ArrayList<>()).add(column);
        }
        Map<TableName, List<Reference>> references = references(session);
        List<TableShape> tables = new ArrayList<>();
        shapes.forEach((table, its) -> tables.add(new TableShape(table, rows.getOrDefault(table, 0L), its,
                primary.getOrDefault(table, List.of()),
                List.copyOf(uniques.getOrDefault(table, Map.of()).values()),
                references.getOrDefault(table, List.of()))));
        return tables;
    }

    private static Map<TableName, List<Reference>> references(Session session) {
        Map<String, List<Row>> byName = new LinkedHashMap<>();
        for (Row row : session.query(REFERENCES.sql(), Integer.MAX_VALUE).rows()) {
            byName.computeIfAbsent(row.text(2), _ -> new ArrayList<>()).add(row);
        }
        Map<TableName, List<Reference>> references = new LinkedHashMap<>();
        byName.values().forEach(parts -> {
            Row first = parts.getFirst();
            references.computeIfAbsent(TableName.of(first.text(0), first.text(1)), _ -> new ArrayList<>())
                    .add(new Reference(parts.stream().map(part -> new Ident(part.text(3))).toList(),
                            TableName.of(first.text(4), first.text(5)),
                            parts.stream().map(part -> new Ident(part.text(6))).toList()));
        });
        return references;
    }

    /// Rows by chance where all pages are soon read; else some rows of each of many pages chosen by chance, so that a part of
    /// the table that differs from the rest is seen too; the first rows of a small one.
    static Sql sample(TableShape table, int rows, long ofAbout) {
        SqlBuilder sql = new SqlBuilder().add("SELECT ").each(table.comparable(), ", ", (out, column) -> {
            if (column.family() == TypeFamily.TEXT) {
                out.add("left(").name(column.name()).add("::text, 120)");
            } else {
                out.name(column.name());
            }
        });
        sql.add(" FROM ").table(table.name());
        double percent = 100.0 * rows / Math.max(1, ofAbout);
        if (ofAbout > SOON_READ) {
            sql.add(" TABLESAMPLE SYSTEM (").bind(Math.clamp(percent * THINNED, 0.001, 100))
                    .add(") WHERE random() < ").bind(1.0 / THINNED);
        } else if (ofAbout > SMALL) {
            sql.add(" TABLESAMPLE BERNOULLI (").bind(Math.clamp(percent, 0.001, 100)).add(")");
        }
        return sql.add(" LIMIT ").bind(2 * rows).toSql();
    }
}
