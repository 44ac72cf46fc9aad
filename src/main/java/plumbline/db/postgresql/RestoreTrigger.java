package plumbline.db.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import plumbline.core.session.Row;
import plumbline.core.session.Session;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.db.jdbc.SqlFile;

/// A person's own trigger, and how it is kept from firing for the time of a restore.
///
/// @param enabled PostgreSQL's letter: `O` fires, `D` is disabled, `R` fires on a replica, `A` always
/// @param eachRow whether it fires for every row; else once for a statement, also for one that meets no row
/// @param owned   whether the role may alter its table
record RestoreTrigger(TableName table, Ident name, String enabled, boolean eachRow, boolean owned) {

    private static final SqlFile TRIGGERS = SqlFile.read("postgresql/restore/triggers.sql");

    /// Those of these tables that are not disabled, and those of the partitioned tables above them that fire for a
    /// statement: when a parent's row goes, the server itself runs one on the table that declares the foreign key,
    /// whether or not there are children left.
    static List<RestoreTrigger> of(Session session, List<TableName> tables, List<RestoreLink> links) {
        Set<TableName> own = Set.copyOf(tables);
        List<TableName> all = Stream.concat(tables.stream(),
                links.stream().filter(link -> link.childInside() && link.reaches()).map(RestoreLink::child))
                .distinct().toList();
        List<RestoreTrigger> triggers = new ArrayList<>();
        for (Row row : session.query(TRIGGERS.bind(RestoreLink.names(all)), Integer.MAX_VALUE).rows()) {
            RestoreTrigger trigger = new RestoreTrigger(TableName.of(row.text(1), row.text(2)), new Ident(row.text(3)),
                    row.text(4), RestoreLink.is(row, 5), RestoreLink.is(row, 6));
            if (!trigger.enabled.equals("D") && (own.contains(trigger.table) || !trigger.eachRow)) {
                triggers.add(trigger);
            }
        }
        return triggers;
    }

    /// As a plan names it.
    String word() {
        return table + ": " + name;
    }

    Sql disabled() {
        return new SqlBuilder().add("ALTER TABLE ONLY ").table(table).add(" DISABLE TRIGGER ").name(name).toSql();
    }

    Sql asItWas() {
        SqlBuilder sql = new SqlBuilder().add("ALTER TABLE ONLY ").table(table);
        switch (enabled) {
            case "A" -> sql.add(" ENABLE ALWAYS TRIGGER ");
            case "R" -> sql.add(" ENABLE REPLICA TRIGGER ");
            default -> sql.add(" ENABLE TRIGGER ");
        }
        return sql.name(name).toSql();
    }
}
