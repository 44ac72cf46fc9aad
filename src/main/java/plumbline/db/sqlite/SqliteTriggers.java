package plumbline.db.sqlite;

import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.TriggerForm;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;

/// Keeps triggers from firing inside a transaction. SQLite can't disable one, so it is dropped and made again from the
/// very words the schema keeps of it; nobody else sees it missing.
final class SqliteTriggers {

    private final SqliteAccess access;
    private final List<TriggerForm> suppressed = new ArrayList<>();

    SqliteTriggers(SqliteAccess access) {
        this.access = access;
    }

    /// Drops the named ones.
    ///
    /// @param names as `table: trigger`
    void suppress(Inventory inventory, List<String> names) {
        for (TriggerForm trigger : chosen(inventory, names)) {
            access.change(dropped(trigger));
            suppressed.add(trigger);
        }
    }

    /// Those of the names, in the order in which they were made.
    ///
    /// @param names as `table: trigger`
    static List<TriggerForm> chosen(Inventory inventory, List<String> names) {
        Set<String> wanted = Set.copyOf(names);
        return inventory.triggers().stream()
                .filter(trigger -> wanted.contains(trigger.table() + ": " + trigger.name())).toList();
    }

    static Sql dropped(TriggerForm trigger) {
        return new SqlBuilder().add("DROP TRIGGER main.").name(new Ident(trigger.name())).toSql();
    }

    /// Makes them again, in the order in which they were made first.
    void putBack() {
        access.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (TriggerForm trigger : suppressed) {
                    statement.execute(trigger.definition());
                }
            }
            return true;
        });
        suppressed.clear();
    }
}
