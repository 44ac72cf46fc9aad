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
        List<Ident> further = link.columns().stream().filter(column -> !rowKey.contains(column)).toList();
        for (int i = 0; i < rowKey.size(); i++) {
            sql.add(i == 0 ? "t." : ", t.").name(rowKey.get(i)).add(" AS ").name(new Ident(alias(rowKey, i)));
        }
        sql.each(further, "", (out, column) -> out.add(", t.").name(column).add(" AS ").name(column));
        sql.add("\nFROM ").table(link.child()).add(" AS t\nWHERE ");
        sql.each(link.columns(), " AND ", (out, column) -> out.add("t.").name(column).add(" IS NOT NULL"));
        orphaned(sql, link);
        order(sql, rowKey);
        return sql.toSql();
    }

    /// Adds the condition that a child called `t` has no parent.
    static void orphaned(SqlBuilder sql, Link link) {
        sql.add("\n  AND NOT EXISTS (SELECT 1 FROM ").table(link.parent()).add(" AS p WHERE ");
        for (int i = 0; i < link.keys().size(); i++) {
            sql.add(i == 0 ? "p." : " AND p.").name(link.keys().get(i)).add(" = t.").name(link.columns().get(i));
        }
        sql.add(")");
    }

    /// What the column of this place of a link is called beside the details.
    static Ident linked(Link link, int place) {
        return new Ident(link.single() ? "link" : "link_" + (place + 1));
    }

    /// Adds the columns of the link of a child called `c`, named as [#linked].
    static void linkColumns(SqlBuilder sql, Link link) {
        for (int i = 0; i < link.columns().size(); i++) {
            sql.add(i == 0 ? "c." : ", c.").name(link.columns().get(i)).add(" AS ").name(linked(link, i));
        }
    }

    /// Adds the same columns without names, to group by them.
    static void linkGroup(SqlBuilder sql, Link link) {
        sql.each(link.columns(), ", ", (out, column) -> out.add("c.").name(column));
    }

    /// Adds the condition that details called `d` belong to a parent called `t`.
    static void belongs(SqlBuilder sql, Link link) {
        for (int i = 0; i < link.keys().size(); i++) {
            sql.add(i == 0 ? "d." : " AND d.").name(linked(link, i)).add(" = t.").name(link.keys().get(i));
        }
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
                .name(new Ident(EXPECTED)).add("\nFROM ").table(link.parent()).add(" AS t\nLEFT JOIN (SELECT ");
        linkColumns(sql, link);
        sql.add(", ");
        total(sql, summed);
        sql.add(" AS total\n           FROM ").table(link.child()).add(" AS c\n           GROUP BY ");
        linkGroup(sql, link);
        sql.add(") AS d ON ");
        belongs(sql, link);
        sql.add("\nWHERE ");
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
        expectedFlag(sql, link, truth);
        sql.add(" AS ").name(new Ident(EXPECTED)).add("\nFROM ").table(link.parent())
                .add(" AS t\nLEFT JOIN (SELECT DISTINCT ");
        linkColumns(sql, link);
        sql.add(" FROM ").table(link.child()).add(" AS c) AS d ON ");
        belongs(sql, link);
        sql.add("\nWHERE COALESCE(t.").name(column).add(truth ? ", FALSE) <> " : ", 0) <> ");
        expectedFlag(sql, link, truth);
        order(sql, rowKey);
        return sql.toSql();
    }

    private static void expectedFlag(SqlBuilder sql, Link link, boolean truth) {
        sql.add(truth ? "(d." : "CASE WHEN d.").name(linked(link, 0))
                .add(truth ? " IS NOT NULL)" : " IS NOT NULL THEN 1 ELSE 0 END");
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
