package plumbline.db.postgresql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;

/// The COPY that reads a table in a wanted form.
///
/// @param utf8 whether the server keeps texts as it sends them
record CopyStatement(CatalogTypes types, boolean utf8) {

    /// A part of a table: rows of some blocks, or of some values of the key's first column.
    ///
    /// @param from where it begins, or null for the beginning; a place such as `(0,0)` or a value of the key
    /// @param to   where it ends, not included, or null for the end
    record Part(boolean byKey, @Nullable String from, @Nullable String to) {}

    /// Only rows that have a key which stands in another table.
    ///
    /// @param keys    the other table
    /// @param columns the key's, which have the same names in both
    record Matching(TableName keys, List<Ident> columns) {}

    /// Reads the rows with certain keys, in the key's order.
    Sql of(SeenTable table, TableForm form, Matching matching) {
        SqlBuilder sql = new SqlBuilder().add("COPY (SELECT ")
                .each(form.columns(), ", ", (out, column) -> out.name(column.name())).add(" FROM ONLY ")
                .table(form.name()).add(" AS o WHERE EXISTS (SELECT FROM ").table(matching.keys()).add(" AS k WHERE ")
                .each(matching.columns(), " AND ", (out, column) -> out.add("k.").name(column).add(" = o.")
                        .name(column))
                .add(")");
        order(sql, table, form);
        sql.add(") TO STDOUT");
        return form.coding() == Coding.COPY_BINARY ? sql.add(" (FORMAT binary)").toSql() : sql.toSql();
    }

    /// Reads all, or one part.
    ///
    /// @param part null for the whole
    Sql of(SeenTable table, TableForm form, @Nullable Part part) {
        if (form.coding() != Coding.COPY_BINARY && form.coding() != Coding.COPY_TEXT) {
            throw new IllegalArgumentException("not a form of COPY: " + form.coding());
        }
        boolean inOrder = form.ordered() && !form.key().isEmpty();
        SqlBuilder sql = new SqlBuilder().add("COPY ");
        if (part == null && !inOrder && !form.columns().isEmpty()) {
            sql.table(form.name()).add(" (").each(form.columns(), ", ", (out, column) -> out.name(column.name()))
                    .add(")");
        } else {
            sql.add("(SELECT ").each(form.columns(), ", ", (out, column) -> out.name(column.name()))
                    .add(" FROM ONLY ").table(form.name());
            if (part != null) {
                where(sql, form, part);
            }
            if (inOrder) {
                order(sql, table, form);
            }
            sql.add(")");
        }
        sql.add(" TO STDOUT");
        return form.coding() == Coding.COPY_BINARY ? sql.add(" (FORMAT binary)").toSql() : sql.toSql();
    }

    private static void where(SqlBuilder sql, TableForm form, Part part) {
        Ident by = part.byKey() ? form.columns().get(form.key().getFirst().column()).name() : null;
        String from = part.from();
        String to = part.to();
        if (from != null) {
            bound(sql.add(" WHERE "), by, " >= ", from);
        }
        if (to != null) {
            bound(sql.add(from == null ? " WHERE " : " AND "), by, " < ", to);
        }
    }

    private static void bound(SqlBuilder sql, @Nullable Ident by,
            @com.google.errorprone.annotations.CompileTimeConstant String sign, String value) {
        if (by == null) {
            sql.add("ctid").add(sign).literal(value).add("::tid");
        } else {
            sql.name(by).add(sign).literal(value);
        }
    }

    /// Adds the key's order.
    void order(SqlBuilder sql, SeenTable table, TableForm form) {
        Map<Ident, CatalogColumn> columns = table.byName();
        sql.add(" ORDER BY ").each(form.key(), ", ", (out, part) -> {
            CatalogColumn column = column(columns, form, part);
            KeyRule.add(out, column, types.below(column.typeOid()), form.coding(), utf8);
        });
    }

    private static CatalogColumn column(Map<Ident, CatalogColumn> columns, TableForm form, KeyPart part) {
        ColumnForm wanted = form.columns().get(part.column());
        CatalogColumn column = columns.get(wanted.name());
        if (column == null) {
            throw new ProblemException(Problem.of(ProblemCode.MISSING_COLUMN, form.name() + "." + wanted.name()));
        }
        return column;
    }
}
