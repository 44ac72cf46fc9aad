package plumbline.db.postgresql;

import java.util.ArrayList;
import java.util.List;
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
record RestoreTrigger(TableName table, Ident name, String enabled) {

    private static final SqlFile TRIGGERS = SqlFile.read("postgresql/restore/triggers.sql");

    /// Those of these tables that are not disabled.
    static List<RestoreTrigger> of(Session session, List<TableName> tables) {
        List<RestoreTrigger> triggers = new ArrayList<>();
        for (Row row : session.query(TRIGGERS.bind(RestoreLink.names(tables)), Integer.MAX_VALUE).rows()) {
            RestoreTrigger trigger = new RestoreTrigger(TableName.of(row.text(1), row.text(2)), new Ident(row.text(3)),
                    row.text(4));
            if (!trigger.enabled.equals("D")) {
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
