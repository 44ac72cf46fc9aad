package plumbline.db.postgresql;

import java.util.List;
import java.util.Map;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;

/// The tables' definitions as SQL, for people: what is needed to see, and to make, tables of the same form. Owners, rights,
/// functions and what else surrounds them is left out; a partition stands for itself.
record SchemaText(List<SeenTable> tables, CatalogTypes types, Map<Long, List<CatalogReading.Definition>> definitions,
        List<TableName> sequences) {

    String text() {
        StringBuilder sql = new StringBuilder("-- The saved tables as they were defined. Written for people.\n");
        tables.stream().map(table -> table.table().name().schema()).flatMap(java.util.Optional::stream)
                .map(Ident::quoted).distinct().filter(schema -> !schema.equals("\"public\""))
                .forEach(schema -> sql.append("\nCREATE SCHEMA ").append(schema).append(";\n"));
        types.own().forEach(type -> own(sql, type));
        sequences.forEach(name -> sql.append("\nCREATE SEQUENCE ").append(name.quoted()).append(";\n"));
        tables.forEach(table -> table(sql, table));
        tables.forEach(table -> parts(table).stream().filter(part -> part.what().equals("index"))
                .forEach(part -> sql.append('\n').append(part.text()).append(";\n")));
        tables.forEach(table -> parts(table).stream().filter(part -> part.what().equals("foreign key"))
                .forEach(part -> sql.append("\nALTER TABLE ").append(table.table().name().quoted())
                        .append(" ADD CONSTRAINT ").append(new Ident(part.name()).quoted()).append(' ')
                        .append(part.text()).append(";\n")));
        return sql.toString();
    }

    private List<CatalogReading.Definition> parts(SeenTable table) {
        return definitions.getOrDefault(table.table().oid(), List.of());
    }

    private static void own(StringBuilder sql, CatalogTypes.Type type) {
        String name = new Ident(type.schema()).quoted() + "." + new Ident(type.name()).quoted();
        switch (type.kind()) {
            case 'e' -> sql.append("\nCREATE TYPE ").append(name).append(" AS ENUM (").append(type.definition())
                    .append(");\n");
            case 'd' -> sql.append("\nCREATE DOMAIN ").append(name).append(" AS ").append(type.definition())
                    .append(";\n");
            default -> sql.append("\nCREATE TYPE ").append(name).append(" AS (").append(type.definition())
                    .append(");\n");
        }
    }

    private void table(StringBuilder sql, SeenTable table) {
        parts(table).stream().filter(part -> part.part() == 3)
                .forEach(part -> sql.append("\n-- ").append(part.line().replace('\n', ' ')));
        sql.append(table.table().unlogged() ? "\nCREATE UNLOGGED TABLE " : "\nCREATE TABLE ")
                .append(table.table().name().quoted()).append(" (");
        String between = "\n    ";
        for (CatalogColumn column : table.columns()) {
            sql.append(between).append(column.definition());
            between = ",\n    ";
        }
        for (CatalogReading.Definition part : parts(table)) {
            if (part.part() == 1 && !part.what().equals("foreign key")) {
                sql.append(between).append("CONSTRAINT ").append(new Ident(part.name()).quoted()).append(' ')
                        .append(part.text());
                between = ",\n    ";
            }
        }
        sql.append("\n);\n");
    }
}
