package plumbline.db.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import plumbline.core.session.Row;
import plumbline.core.session.Session;
import plumbline.core.sql.Ident;
import plumbline.core.sql.KeyArray;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.db.jdbc.SqlFile;

/// A foreign key that stands in the way of an order, and how it is put off or taken away for the time of a restore.
///
/// Put off: `ALTER CONSTRAINT ... DEFERRABLE INITIALLY DEFERRED` by the table's owner, which keeps the constraint itself,
/// its comment and its validity (PostgreSQL documentation, "ALTER TABLE"). What happens on delete can't be put off, so a
/// key with an action is taken away and added again, which validates every row.
///
/// @param deferrable  as it was declared
/// @param deferred    as it was declared
/// @param onDelete    PostgreSQL's letter (`a` no action, `r` restrict, `c` cascade, `n` set null, `d` set default)
/// @param childInside whether the child is one of the tables that are put back
/// @param owned       whether the role may alter both tables
/// @param comment     or empty
/// @param itself      whether a table refers to itself
/// @param validated   whether it holds for all rows, not for new ones only
/// @param children    of the tables that are put back those whose rows refer by it; of a partitioned child its partitions
/// @param parents     of the tables that are put back those whose rows it refers to, wherever in a tree of partitions it
///                    was declared
record RestoreLink(Ident name, TableName child, TableName parent, String definition, boolean deferrable,
        boolean deferred, String onDelete, boolean childInside, boolean parentInside, boolean owned, String comment,
        boolean itself, boolean validated, Set<TableName> children, Set<TableName> parents) {

    private static final SqlFile LINKS = SqlFile.read("postgresql/restore/links.sql");

    RestoreLink {
        children = Set.copyOf(children);
        parents = Set.copyOf(parents);
    }

    /// Those of these tables, as child or as parent.
    static List<RestoreLink> of(Session session, List<TableName> tables) {
        List<RestoreLink> links = new ArrayList<>();
        for (Row row : session.query(LINKS.bind(names(tables)), Integer.MAX_VALUE).rows()) {
            links.add(new RestoreLink(new Ident(row.text(0)), TableName.parse(row.text(1)),
                    TableName.parse(row.text(2)), row.text(3), is(row, 4), is(row, 5), row.text(6), is(row, 8),
                    is(row, 9), is(row, 10), row.text(11), is(row, 12), is(row, 13), tables(row, 14), tables(row, 15)));
        }
        return links;
    }

    /// The tables' names as the files take them.
    static Map<String, KeyArray> names(List<TableName> tables) {
        return Map.of("tables", new KeyArray("text", tables.stream().map(TableName::quoted).toList()));
    }

    static boolean is(Row row, int column) {
        return Boolean.TRUE.equals(row.get(column));
    }

    /// Quoted names in an array.
    static Set<TableName> tables(Row row, int column) {
        return ArrayText.parse(row.text(column)).stream().map(TableName::parse).collect(Collectors.toSet());
    }

    /// Whether both ends are put back.
    boolean inside() {
        return childInside && parentInside;
    }

    /// Whether rows that are put back may break it, since it holds for new rows only, whoever their parents are.
    boolean stands() {
        return childInside && !validated;
    }

    /// Whether deleting a parent does something to its children, or is refused whatever comes later.
    boolean acts() {
        return !onDelete.equals("a");
    }

    /// Whether deleting a parent changes its children.
    boolean reaches() {
        return acts() && !onDelete.equals("r");
    }

    Sql putOff() {
        return alter().add(" DEFERRABLE INITIALLY DEFERRED").toSql();
    }

    Sql asDeclared() {
        if (!deferrable) {
            return alter().add(" NOT DEFERRABLE").toSql();
        }
        return deferred
                ? alter().add(" DEFERRABLE INITIALLY DEFERRED").toSql()
                : alter().add(" DEFERRABLE INITIALLY IMMEDIATE").toSql();
    }

    private SqlBuilder alter() {
        return new SqlBuilder().add("ALTER TABLE ").table(child).add(" ALTER CONSTRAINT ").name(name);
    }

    Sql dropped() {
        return dropped(child, name);
    }

    /// A constraint taken away.
    static Sql dropped(TableName table, Ident name) {
        return new SqlBuilder().add("ALTER TABLE ").table(table).add(" DROP CONSTRAINT ").name(name).toSql();
    }

    /// Added again, from the server's own words.
    List<Sql> added() {
        return added(child, name, definition, comment);
    }

    /// A constraint added again.
    ///
    /// @param comment or empty
    static List<Sql> added(TableName table, Ident name, String definition, String comment) {
        List<Sql> steps = new ArrayList<>();
        String words = new SqlBuilder().add("ALTER TABLE ").table(table).add(" ADD CONSTRAINT ").name(name).toSql()
                .text();
        steps.add(serverWords(words + " " + definition));
        if (!comment.isEmpty()) {
            steps.add(new SqlBuilder().add("COMMENT ON CONSTRAINT ").name(name).add(" ON ").table(table).add(" IS ")
                    .literal(comment).toSql());
        }
        return steps;
    }

    /// A statement that the server composed itself (a definition out of its catalog).
    static Sql serverWords(String words) {
        return NamedSql.whole(words).bind(Map.of());
    }
}
