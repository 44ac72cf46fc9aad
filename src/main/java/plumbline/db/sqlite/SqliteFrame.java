package plumbline.db.sqlite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.ScriptFrame;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.TriggerForm;
import plumbline.core.sql.TableName;

/// What a script does around the changes of a restore: triggers that are kept from firing go and come back in the schema's
/// own words, and a row whose unique value changes is deleted and inserted anew, since another row may still have it.
final class SqliteFrame {

    private SqliteFrame() {}

    static ScriptFrame of(SqliteAccess access, Inventory inventory, RestorePlan plan) {
        List<TriggerForm> triggers = SqliteTriggers.chosen(inventory, plan.suppressed());
        SqliteIndexes indexes = SqliteIndexes.read(access);
        Map<TableName, Set<String>> renewed = new HashMap<>();
        for (TableForm form : plan.forms()) {
            String table = form.name().table().name();
            Set<String> unique = indexes.unique(table);
            // a generated column is none of those that are saved
            boolean any = indexes.anyMayBeUnique(table) || !form.columns().stream()
                    .map(column -> SqliteInventory.folded(column.name().name())).toList().containsAll(unique);
            renewed.put(form.name(), form.columns().stream().map(column -> column.name().name())
                    .filter(name -> any || unique.contains(SqliteInventory.folded(name)))
                    .collect(Collectors.toSet()));
        }
        return new ScriptFrame(triggers.stream().map(each -> SqliteTriggers.dropped(each).text()).toList(),
                triggers.stream().map(TriggerForm::definition).toList(), true, renewed);
    }
}
