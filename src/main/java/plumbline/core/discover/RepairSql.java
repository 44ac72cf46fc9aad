package plumbline.core.discover;

import java.util.List;
import plumbline.core.sql.Ident;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.core.target.Engine;

/// Writes the repairs of proposed checks, kept to the chosen findings.
///
/// @param engine the database system they are written for
record RepairSql(Engine engine) {

    /// Clears the column of the chosen rows that point nowhere.
    String clear(Proposal.ForeignKey proposal) {
        SqlBuilder sql = new SqlBuilder().add("UPDATE ").table(proposal.table()).add(" AS t\nSET ")
                .name(proposal.column()).add(" = NULL\nWHERE ");
        chosen(sql, proposal.rowKey());
        CheckSql.orphaned(sql, proposal.link());
        return sql.toSql().text();
    }

    /// Deletes the chosen rows that point nowhere.
    String delete(Proposal.ForeignKey proposal) {
        SqlBuilder sql = new SqlBuilder().add("DELETE FROM ").table(proposal.table()).add(" AS t\nWHERE ");
        chosen(sql, proposal.rowKey());
        CheckSql.orphaned(sql, proposal.link());
        return sql.toSql().text();
    }

    /// Counts or adds up again.
    String recount(Proposal.Counter proposal) {
        SqlBuilder sql = set(proposal.table(), proposal.column()).add("(SELECT COALESCE(");
        CheckSql.total(sql, proposal.summed());
        sql.add(", 0) FROM ");
        details(sql, proposal.link());
        sql.add(")\nWHERE ");
        chosen(sql, proposal.rowKey());
        return sql.toSql().text();
    }

    /// Sets the flag after the details that there are.
    String reflag(Proposal.Flag proposal) {
        SqlBuilder sql = set(proposal.table(), proposal.column());
        sql.add(proposal.truth() ? "EXISTS (SELECT 1 FROM " : "CASE WHEN EXISTS (SELECT 1 FROM ");
        details(sql, proposal.link());
        sql.add(proposal.truth() ? ")" : ") THEN 1 ELSE 0 END").add("\nWHERE ");
        chosen(sql, proposal.rowKey());
        return sql.toSql().text();
    }

    private static SqlBuilder set(TableName table, Ident column) {
        return new SqlBuilder().add("UPDATE ").table(table).add(" AS t\nSET ").name(column).add(" = ");
    }

    private static void details(SqlBuilder sql, Link link) {
        sql.table(link.child()).add(" AS c WHERE ");
        for (int i = 0; i < link.columns().size(); i++) {
            sql.add(i == 0 ? "c." : " AND c.").name(link.columns().get(i)).add(" = t.").name(link.keys().get(i));
        }
    }

    private void chosen(SqlBuilder sql, List<Ident> rowKey) {
        if (rowKey.size() == 1) {
            sql.add("t.").name(rowKey.getFirst());
            switch (engine) {
                case POSTGRESQL -> sql.add(" = ANY(:keys)");
                case SQLITE -> sql.add(" IN (SELECT value FROM json_each(:keys))");
            }
            return;
        }
        List<String> aliases = CheckSql.aliases(rowKey);
        sql.add("(").each(rowKey, ", ", (out, key) -> out.add("t.").name(key)).add(") IN (");
        switch (engine) {
            case POSTGRESQL -> sql.add("SELECT * FROM unnest(")
                    .each(aliases, ", ", (out, alias) -> out.add(":keys_").word(alias)).add(")");
            case SQLITE -> {
                String first = aliases.getFirst();
                sql.add("SELECT ").each(aliases, ", ", (out, alias) -> out.name(new Ident(alias)).add(".value"))
                        .add(" FROM ").each(aliases, ", ", (out, alias) -> out.add("json_each(:keys_").word(alias)
                                .add(") AS ").name(new Ident(alias)))
                        .add(" WHERE true").each(aliases.subList(1, aliases.size()), "", (out, alias) -> out
                                .add(" AND ").name(new Ident(alias)).add(".key = ").name(new Ident(first))
                                .add(".key"));
            }
        }
        sql.add(")");
    }
}
