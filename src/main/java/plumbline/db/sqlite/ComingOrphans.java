package plumbline.db.sqlite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.LinkForm;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.session.Row;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;

/// Works out, on a read transaction and without changing the file, which rows would refer to nothing once deltas are
/// applied and refer to something now.
///
/// The rows that come and go lie in temporary tables, with the columns of their key and of the foreign keys only. A parent
/// is compared on the left, so that its column's affinity and collation decide, as in SQLite's own enforcement ("SQLite
/// Foreign Key Support", 3); columns of the other side stand behind a plus, which takes their affinity away.
final class ComingOrphans {

    private final SqliteAccess access;
    private final List<LinkForm> links;
    private final boolean exact;
    private final SqliteIndexes indexes;
    private final Map<TableName, Changed> changed = new HashMap<>();

    /// @param links of the whole file
    /// @param exact whether the file's texts are in UTF-8
    ComingOrphans(SqliteAccess access, List<LinkForm> links, SqliteIndexes indexes, boolean exact) {
        this.access = access;
        this.links = links;
        this.indexes = indexes;
        this.exact = exact;
    }

    /// A value of a foreign key that would lead nowhere.
    ///
    /// @param values of its columns
    /// @param rows   how many rows have it
    record Dangling(LinkForm link, Row values, long rows) {}

    /// Finds them.
    ///
    /// @param deltas from the file as it is to what it will be
    List<Dangling> find(List<Delta> deltas) {
        for (Delta delta : deltas) {
            if (delta.size() > 0 && links.stream().anyMatch(link -> concerns(link, delta.form().name()))) {
                changed.put(delta.form().name(), load(delta, changed.size()));
            }
        }
        List<Dangling> found = new ArrayList<>();
        for (LinkForm link : links) {
            Changed child = changed.get(link.child());
            Changed parent = changed.get(link.parent());
            boolean known = (child == null || child.has(link.columns())) && (parent == null || parent.has(link.keys()));
            if (known && identifies(link)) { // else only the check under the lock can tell
                if (child != null && child.comes()) {
                    found.addAll(asked(link, coming(link, child, parent)));
                }
                if (parent != null && parent.goes()) {
                    found.addAll(asked(link, staying(link, child, parent)));
                }
            }
        }
        return found;
    }

    private static boolean concerns(LinkForm link, TableName table) {
        return link.child().equals(table) || link.parent().equals(table);
    }

    /// The rows of a delta in temporary tables.
    ///
    /// @param form   the delta's
    /// @param after  the rows that come, changed ones included
    /// @param before the rows that go, changed ones included
    private record Changed(Delta delta, TableForm form, TableName after, TableName before) {

        boolean comes() {
            return delta.added() + delta.changed() > 0;
        }

        boolean goes() {
            return delta.removed() + delta.changed() > 0;
        }

        List<Ident> key() {
            return form.key().stream().map(part -> form.columns().get(part.column()).name()).toList();
        }

        boolean has(List<Ident> columns) {
            return columns.stream().allMatch(column -> place(column) >= 0);
        }

        int place(Ident column) {
            return IntStream.range(0, form.columns().size()).filter(i -> same(form.columns().get(i).name(), column))
                    .findFirst().orElse(-1);
        }
    }

    private static boolean same(Ident one, Ident other) {
        return SqliteInventory.folded(one.name()).equals(SqliteInventory.folded(other.name()));
    }

    private Changed load(Delta delta, int number) {
        TableForm form = delta.form();
        Changed its = new Changed(delta, form, TableName.of("temp", "plumbline_after_" + number),
                TableName.of("temp", "plumbline_before_" + number));
        Set<Integer> places = new LinkedHashSet<>();
        form.key().stream().map(KeyPart::column).forEach(places::add);
        List<List<Ident>> searched = new ArrayList<>();
        searched.add(its.key());
        for (LinkForm link : links) {
            if (link.child().equals(form.name())) {
                link.columns().stream().map(its::place).filter(place -> place >= 0).forEach(places::add);
            }
            if (link.parent().equals(form.name()) && its.has(link.keys())) {
                link.keys().stream().map(its::place).forEach(places::add);
                searched.add(link.keys());
            }
        }
        for (TableName table : List.of(its.after(), its.before())) {
            access.change(new SqlBuilder().add("CREATE TEMP TABLE ").name(table.table()).add(" AS SELECT ")
                    .each(places, ", ", (out, place) -> out.name(form.columns().get(place).name())).add(" FROM main.")
                    .table(form.name()).add(" WHERE false").toSql());
        }
        fill(its, List.copyOf(places));
        for (int i = 0; i < searched.size(); i++) {
            index(its.after(), searched.get(i), form.name(), i);
            index(its.before(), searched.get(i), form.name(), i);
        }
        return its;
    }

    private void index(TableName table, List<Ident> columns, TableName of, int number) {
        access.change(new SqlBuilder().add("CREATE INDEX temp.").name(new Ident(table.table().name() + "_" + number))
                .add(" ON ").name(table.table()).add(" (")
                .each(columns, ", ",
                        (SqlBuilder out, Ident column) -> out.name(column).add(" COLLATE ").name(collation(of, column)))
                .add(")").toSql());
    }

    private Ident collation(TableName table, Ident column) {
        return new Ident(indexes.collation(table.table().name(), column.name()));
    }

    private void fill(Changed its, List<Integer> places) {
        TupleStatement.Shape into = (sql, values) -> {
            sql.add(" VALUES (");
            for (int i = 0; i < places.size(); i++) {
                if (i > 0) {
                    sql.add(", ");
                }
                values.field(sql, places.get(i));
            }
            sql.add(")");
        };
        access.run(connection -> {
            try (Delta.DeltaReader rows = its.delta().read();
                    TupleStatement after = new TupleStatement(connection, exact, (sql, values) -> into
                            .write(sql.add("INSERT INTO ").table(its.after()), values));
                    TupleStatement before = new TupleStatement(connection, exact, (sql, values) -> into
                            .write(sql.add("INSERT INTO ").table(its.before()), values))) {
                while (rows.next()) {
                    @Nullable
                    Tuple gone = rows.kind() == Delta.Kind.ADDED ? null : rows.before();
                    if (gone != null) {
                        before.execute(gone);
                    }
                    if (rows.kind() != Delta.Kind.REMOVED) {
                        after.execute(rows.after());
                    }
                }
                return true;
            }
        });
    }

    /// Whether SQLite can tell by this foreign key at all: the parent is there, and a unique key tells its rows apart.
    private boolean identifies(LinkForm link) {
        String parent = link.parent().table().name();
        Set<String> keys = link.keys().stream().map(key -> SqliteInventory.folded(key.name()))
                .collect(Collectors.toSet());
        if (keys.isEmpty() || link.keys().size() != link.columns().size()) {
            return false;
        }
        Set<String> primary = new HashSet<>();
        access.ask(Sql.of("SELECT name FROM pragma_table_info(?, 'main') WHERE pk > 0", parent))
                .forEach(row -> primary.add(SqliteInventory.folded(row.text(0))));
        return primary.equals(keys) || indexes.identifies(parent, keys);
    }

    private List<Dangling> asked(LinkForm link, SqlBuilder sql) {
        int columns = link.columns().size();
        return access.ask(sql.toSql()).stream()
                .map(row -> new Dangling(link, row, Long.parseLong(row.text(columns)))).toList();
    }

    private static SqlBuilder counted(LinkForm link) {
        return new SqlBuilder().add("SELECT ").each(link.columns(), ", ", (out, column) -> out.add("c.").name(column))
                .add(", count(*) FROM ");
    }

    private static SqlBuilder grouped(SqlBuilder sql, LinkForm link) {
        return sql.add(" GROUP BY ").each(link.columns(), ", ",
                (SqlBuilder out, Ident column) -> out.add("c.").name(column));
    }

    /// Rows that come and find no parent, unless they are here already just so.
    private SqlBuilder coming(LinkForm link, Changed child, @Nullable Changed parent) {
        SqlBuilder sql = counted(link).table(child.after()).add(" AS c WHERE ");
        led(sql, link).add(" AND ");
        without(sql, link, parent).add(" AND NOT EXISTS (SELECT 1 FROM main.").table(link.child()).add(" AS l WHERE ")
                .each(child.key(), " AND ", (out, key) -> out.add("l.").name(key).add(" = c.").name(key));
        sql.each(link.columns(), "", (out, column) -> out.add(" AND l.").name(column).add(" IS c.").name(column))
                .add(" AND NOT EXISTS (SELECT 1 FROM main.").table(link.parent()).add(" AS q WHERE ");
        matched(sql, link, "q", "l", false).add("))");
        return grouped(sql, link);
    }

    /// Rows that stay while their parent goes.
    private SqlBuilder staying(LinkForm link, @Nullable Changed child, Changed parent) {
        SqlBuilder sql = counted(link).add("main.").table(link.child()).add(" AS c WHERE ");
        led(sql, link).add(" AND EXISTS (SELECT 1 FROM ").table(parent.before()).add(" AS g WHERE ");
        matched(sql, link, "g", "c", true).add(")");
        if (child != null) {
            sql.add(" AND NOT EXISTS (SELECT 1 FROM ").table(child.before()).add(" AS h WHERE ")
                    .each(child.key(), " AND ", (out, key) -> out.add("h.").name(key).add(" = c.").name(key)).add(")");
        }
        return grouped(without(sql.add(" AND "), link, parent), link);
    }

    /// A reference with a missing part refers to nothing on purpose.
    private static SqlBuilder led(SqlBuilder sql, LinkForm link) {
        return sql.each(link.columns(), " AND ", (out, column) -> out.add("c.").name(column).add(" IS NOT NULL"));
    }

    private SqlBuilder without(SqlBuilder sql, LinkForm link, @Nullable Changed parent) {
        sql.add("NOT EXISTS (SELECT 1 FROM main.").table(link.parent()).add(" AS p WHERE ");
        matched(sql, link, "p", "c", false);
        if (parent != null) {
            sql.add(" AND NOT EXISTS (SELECT 1 FROM ").table(parent.before()).add(" AS g WHERE ")
                    .each(parent.key(), " AND ", (out, key) -> out.add("g.").name(key).add(" = p.").name(key))
                    .add(")");
            sql.add(") AND NOT EXISTS (SELECT 1 FROM ").table(parent.after()).add(" AS a WHERE ");
            matched(sql, link, "a", "c", true);
        }
        return sql.add(")");
    }

    /// @param written whether the collation has to be named, since the table on the left is a temporary one
    private SqlBuilder matched(SqlBuilder sql, LinkForm link, String left, String right, boolean written) {
        Ident one = new Ident(left);
        Ident other = new Ident(right);
        return sql.each(IntStream.range(0, link.keys().size()).boxed().toList(), " AND ", (out, i) -> {
            out.name(one).add(".").name(link.keys().get(i));
            if (written) {
                out.add(" COLLATE ").name(collation(link.parent(), link.keys().get(i)));
            }
            out.add(" = +").name(other).add(".").name(link.columns().get(i));
        });
    }
}
