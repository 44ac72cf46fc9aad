package plumbline.core.checkpoint.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.LinkForm;
import plumbline.core.checkpoint.RestoreOrder;
import plumbline.core.checkpoint.ScriptFrame;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.checkpoint.TriggerForm;
import plumbline.core.sql.Ident;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.core.target.Engine;

/// What a patch does around its rows where no restore says it, by what the first side knows of itself: triggers of the
/// tables it changes are kept from firing, or the result would not be the second side; foreign keys that make a circle are
/// put off to the end. Both are put back as they were. A trigger or key that is not there any more stops the script, and
/// nothing is changed.
final class PatchFrame {

    private final Inventory inventory;
    private final Set<TableName> changed;
    private final List<String> before = new ArrayList<>();
    private final List<String> after = new ArrayList<>();

    private PatchFrame(Inventory inventory, Set<TableName> changed) {
        this.inventory = inventory;
        this.changed = changed;
    }

    static ScriptFrame of(Comparison comparison, List<TableDifference> tables) {
        PatchFrame frame = new PatchFrame(comparison.fromInventory(),
                tables.stream().map(TableDifference::name).collect(Collectors.toSet()));
        return comparison.from().engine() == Engine.POSTGRESQL ? frame.postgres() : frame.sqlite();
    }

    private ScriptFrame postgres() {
        List<LinkForm> circle = circle();
        circle.stream().filter(link -> !link.deferred()).forEach(this::putOff);
        for (TriggerForm trigger : triggers()) {
            Ident name = new Ident(trigger.name());
            before.add(new SqlBuilder().add("ALTER TABLE ONLY ").table(trigger.table()).add(" DISABLE TRIGGER ")
                    .name(name).toSql().text());
            SqlBuilder back = new SqlBuilder().add("ALTER TABLE ONLY ").table(trigger.table());
            switch (trigger.enabled()) {
                case "A" -> back.add(" ENABLE ALWAYS TRIGGER ");
                case "R" -> back.add(" ENABLE REPLICA TRIGGER ");
                default -> back.add(" ENABLE TRIGGER ");
            }
            after.add(back.name(name).toSql().text());
        }
        if (!circle.isEmpty() || !after.isEmpty()) {
            // a table with checks still to be made can't be altered
            after.addFirst("SET CONSTRAINTS ALL IMMEDIATE");
        }
        return new ScriptFrame(before, after, !circle.isEmpty(), Map.of());
    }

    private void putOff(LinkForm link) {
        Ident name = new Ident(link.name());
        before.add(new SqlBuilder().add("ALTER TABLE ").table(link.child()).add(" ALTER CONSTRAINT ").name(name)
                .add(" DEFERRABLE INITIALLY DEFERRED").toSql().text());
        SqlBuilder back = new SqlBuilder().add("ALTER TABLE ").table(link.child()).add(" ALTER CONSTRAINT ").name(name);
        after.add((link.deferrable() ? back.add(" DEFERRABLE INITIALLY IMMEDIATE") : back.add(" NOT DEFERRABLE"))
                .toSql().text());
    }

    /// Foreign keys of a table to itself, or of tables that refer to each other in a circle.
    private List<LinkForm> circle() {
        List<LinkForm> links = RestoreOrder.byTable(inventory).stream()
                .filter(link -> changed.contains(link.child()) && changed.contains(link.parent())).toList();
        List<List<TableName>> circles = RestoreOrder.of(List.copyOf(changed), links).cycles();
        return links.stream().filter(link -> link.child().equals(link.parent()) || circles.stream()
                .anyMatch(circle -> circle.contains(link.child()) && circle.contains(link.parent()))).toList();
    }

    private List<TriggerForm> triggers() {
        Set<String> seen = new HashSet<>();
        return inventory.triggers().stream()
                .filter(trigger -> changed.contains(trigger.table()) && !trigger.enabled().equals("D"))
                .filter(trigger -> seen.add(trigger.table() + " " + trigger.name())).toList();
    }

    /// SQLite can't disable a trigger: it goes, and comes back in the schema's own words.
    private ScriptFrame sqlite() {
        for (TriggerForm trigger : triggers()) {
            before.add(new SqlBuilder().add("DROP TRIGGER main.").name(new Ident(trigger.name())).toSql().text());
            after.add(trigger.definition());
        }
        return new ScriptFrame(before, after, false, Map.of());
    }
}
