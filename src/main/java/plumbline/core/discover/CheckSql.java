package plumbline.core.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;

/// Writes the questions of proposed checks, the same for both database systems. What names a row comes first.
final class CheckSql {

    /// What the column of the right value is called.
    static final String EXPECTED = "expected_value";

    private CheckSql() {}

    /// What a key's column is called in the answer: its name, unless that can't stand behind `:keys_`.
    static String alias(List<Ident> rowKey, int place) {
        String name = rowKey.get(place).name();
        return name.matches("\\p{L}[\\p{L}\\p{N}_]*") ? name : "key_" + (place + 1);
    }

    /// All of them, in order.
    static List<String> aliases(List<Ident> rowKey) {
        List<String> aliases = new ArrayList<>();
        for (int i = 0; i < rowKey.size(); i++) {
            aliases.add(alias(rowKey, i));
        }
        return aliases;
    }

    private static Consumer<SqlBuilder> keys(List<Ident> rowKey) {
        return sql -> {
            for (int i = 0; i < rowKey.size(); i++) {
                sql.add("t.").name(rowKey.get(i)).add(" AS ").name(new Ident(alias(rowKey, i))).add(", ");
            }
        };
    }

    private static void order(SqlBuilder sql, List<Ident> rowKey) {
        sql.add("\nORDER BY ").each(rowKey, ", ", (out, key) -> out.add("t.").name(key));
    }

    static Sql foreignKey(Link link, List<Ident> rowKey) {
        SqlBuilder sql = new SqlBuilder().add("SELECT ");
        if (rowKey.equals(List.of(link.column()))) {
            sql.add("t.").name(link.column()).add(" AS ").name(new Ident(alias(rowKey, 0)));
        } else {
            keys(rowKey).accept(sql);
            sql.add("t.").name(link.column()).add(" AS ").name(link.column());
        }
        sql.add("\nFROM ").table(link.child()).add(" AS t\nWHERE t.").name(link.column())
                .add(" IS NOT NULL\n  AND NOT EXISTS (SELECT 1 FROM ").table(link.parent()).add(" AS p WHERE p.")
                .name(link.key()).add(" = t.").name(link.column()).add(")");
        order(sql, rowKey);
        return sql.toSql();
    }

    /// What a row's details come to: their number, the sum of a column, or of the products of two.
    static void total(SqlBuilder sql, List<Ident> summed) {
        if (summed.isEmpty()) {
            sql.add("count(*)");
            return;
        }
        sql.add("sum(").each(summed, " * ", (out, column) -> out.add("c.").name(column)).add(")");
    }

    static Sql counter(Link link, Ident column, List<Ident> summed, boolean exact, List<Ident> rowKey) {
        SqlBuilder sql = new SqlBuilder().add("SELECT ");
        keys(rowKey).accept(sql);
        sql.add("t.").name(column).add(" AS ").name(column).add(", COALESCE(d.total, 0) AS ")
                .name(new Ident(EXPECTED)).add("\nFROM ").table(link.parent()).add(" AS t\nLEFT JOIN (SELECT c.")
                .name(link.column()).add(" AS link, ");
        total(sql, summed);
        sql.add(" AS total\n           FROM ").table(link.child()).add(" AS c\n           GROUP BY c.")
                .name(link.column()).add(") AS d ON d.link = t.").name(link.key()).add("\nWHERE ");
        if (exact) {
            sql.add("COALESCE(t.").name(column).add(", 0) <> COALESCE(d.total, 0)");
        } else {
            sql.add("ABS(COALESCE(t.").name(column).add(", 0) - COALESCE(d.total, 0)) >= 0.005");
        }
        order(sql, rowKey);
        return sql.toSql();
    }

    static Sql flag(Link link, Ident column, boolean truth, List<Ident> rowKey) {
        SqlBuilder sql = new SqlBuilder().add("SELECT ");
        keys(rowKey).accept(sql);
        sql.add("t.").name(column).add(" AS ").name(column).add(", ");
        expectedFlag(sql, truth);
        sql.add(" AS ").name(new Ident(EXPECTED)).add("\nFROM ").table(link.parent())
                .add(" AS t\nLEFT JOIN (SELECT DISTINCT c.").name(link.column()).add(" AS link FROM ")
                .table(link.child()).add(" AS c) AS d ON d.link = t.").name(link.key()).add("\nWHERE COALESCE(t.")
                .name(column).add(truth ? ", FALSE) <> " : ", 0) <> ");
        expectedFlag(sql, truth);
        order(sql, rowKey);
        return sql.toSql();
    }

    private static void expectedFlag(SqlBuilder sql, boolean truth) {
        sql.add(truth ? "(d.link IS NOT NULL)" : "CASE WHEN d.link IS NOT NULL THEN 1 ELSE 0 END");
    }

    /// The surplus rows: of each value all but the first.
    static Sql nearUnique(TableName table, Ident column, boolean text, List<Ident> rowKey) {
        SqlBuilder sql = new SqlBuilder().add("SELECT ");
        boolean alone = rowKey.equals(List.of(column));
        if (alone) {
            sql.add("t.").name(column).add(" AS ").name(new Ident(alias(rowKey, 0)));
        } else {
            keys(rowKey).accept(sql);
            sql.add("t.").name(column).add(" AS ").name(column);
        }
        sql.add(", t.times AS times\nFROM (SELECT ").each(rowKey, "", (out, key) -> out.add("s.").name(key).add(", "));
        if (!rowKey.contains(column)) {
            sql.add("s.").name(column).add(", ");
        }
        sql.add("row_number() OVER (PARTITION BY s.").name(column).add(" ORDER BY ")
                .each(rowKey, ", ", (out, key) -> out.add("s.").name(key))
                .add(") AS place,\n             count(*) OVER (PARTITION BY s.").name(column)
                .add(") AS times\n      FROM ").table(table).add(" AS s\n      WHERE s.").name(column)
                .add(" IS NOT NULL");
        if (text) {
            sql.add(" AND s.").name(column).add(" <> ''");
        }
        sql.add(") AS t\nWHERE t.place > 1");
        order(sql, rowKey);
        return sql.toSql();
    }
}
