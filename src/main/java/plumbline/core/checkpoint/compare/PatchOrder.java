package plumbline.core.checkpoint.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.LinkForm;
import plumbline.core.checkpoint.RestoreOrder;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.sql.TableName;

/// In which order a script changes tables.
///
/// Rows that go make room for others first, so that a unique value can move. Only where a child's row changes it may leave a
/// parent that goes: then that parent, and the parents above it, lose their rows last.
///
/// @param tables that differ, parents first
/// @param late   those that lose their rows last
record PatchOrder(List<TableDifference> tables, Set<TableName> late) {

    /// The proof of a table that only one side has.
    static final String ABSENT = "absent";

    PatchOrder {
        tables = List.copyOf(tables);
        late = Set.copyOf(late);
    }

    static PatchOrder of(Comparison comparison) {
        Map<TableName, TableDifference> differing = new HashMap<>();
        comparison.tables().stream().filter(table -> !table.same())
                .filter(table -> !table.proof().equals(ABSENT)).forEach(each -> differing.put(each.name(), each));
        Inventory inventory = comparison.fromInventory().links().isEmpty()
                ? comparison.toInventory()
                : comparison.fromInventory();
        List<LinkForm> links = RestoreOrder.byTable(inventory);
        List<TableName> names = comparison.tables().stream().map(TableDifference::name).toList();
        List<TableDifference> tables = RestoreOrder.of(names, links).tables().stream()
                .flatMap(name -> java.util.stream.Stream.ofNullable(differing.get(name))).toList();
        List<TableName> open = new ArrayList<>(
                tables.stream().filter(table -> table.changed() > 0).map(TableDifference::name).toList());
        Set<TableName> late = new HashSet<>();
        while (!open.isEmpty()) {
            TableName child = open.removeLast();
            links.stream().filter(link -> link.child().equals(child)).map(LinkForm::parent).filter(late::add)
                    .forEach(open::add);
        }
        return new PatchOrder(tables, late);
    }

    boolean last(TableDifference table) {
        return late.contains(table.name());
    }
}
