package plumbline.core.checkpoint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import plumbline.core.sql.TableName;

/// The order in which tables are filled: parents before their children.
///
/// Tables whose foreign keys go round are one part of the graph; the parts are found without recursion (R. Tarjan,
/// "Depth-first search and linear graph algorithms", 1972), so that a chain of ten thousand tables is no danger.
///
/// @param tables every table once; those of a cycle stand together
/// @param cycles the parts with more than one table
public record RestoreOrder(List<TableName> tables, List<List<TableName>> cycles) {

    private static final Comparator<TableName> BY_NAME = Comparator.comparing(TableName::toString);

    public RestoreOrder {
        tables = List.copyOf(tables);
        cycles = cycles.stream().map(List::copyOf).toList();
    }

    /// Works it out; among equals by name, so that two runs do the same.
    public static RestoreOrder of(List<TableName> tables, List<LinkForm> links) {
        Map<TableName, TreeSet<TableName>> parents = new TreeMap<>(BY_NAME);
        tables.forEach(table -> parents.put(table, new TreeSet<>(BY_NAME)));
        for (LinkForm link : links) {
            TreeSet<TableName> its = parents.get(link.child());
            // a table that refers to itself is filled by one statement, after which the server looks
            if (its != null && parents.containsKey(link.parent()) && !link.child().equals(link.parent())) {
                its.add(link.parent());
            }
        }
        return of(parents);
    }

    /// Works it out from which tables each refers to.
    ///
    /// @param parents in the order in which they are to be met; no table among its own
    public static RestoreOrder of(Map<TableName, ? extends Set<TableName>> parents) {
        Search search = new Search(parents);
        parents.keySet().forEach(search::from);
        return new RestoreOrder(search.parts.stream().flatMap(List::stream).toList(),
                search.parts.stream().filter(part -> part.size() > 1).toList());
    }

    /// Works it out for some of the tables of an inventory.
    public static RestoreOrder of(List<TableName> tables, Inventory inventory) {
        return of(tables, byTable(inventory));
    }

    /// The foreign keys of an inventory between the tables that hold rows: a partition stands for its whole table.
    public static List<LinkForm> byTable(Inventory inventory) {
        Map<TableName, List<TableName>> leaves = new HashMap<>();
        for (TableForm form : inventory.tables()) {
            TableName root = form.root();
            leaves.computeIfAbsent(root == null ? form.name() : root, _ -> new ArrayList<>()).add(form.name());
        }
        List<LinkForm> links = new ArrayList<>();
        for (LinkForm link : inventory.links()) {
            for (TableName child : leaves.getOrDefault(link.child(), List.of(link.child()))) {
                for (TableName parent : leaves.getOrDefault(link.parent(), List.of(link.parent()))) {
                    links.add(new LinkForm(link.name(), child, link.columns(), parent, link.keys(), link.definition(),
                            link.deferrable(), link.deferred(), link.validated(), link.onDelete()));
                }
            }
        }
        return links;
    }

    /// Finds the strongly connected parts; they come out parents first, since an edge leads from child to parent.
    private static final class Search {

        private final Map<TableName, ? extends Set<TableName>> parents;
        private final Map<TableName, Integer> numbers = new HashMap<>();
        private final Map<TableName, Integer> lowest = new HashMap<>();
        private final Deque<TableName> open = new ArrayDeque<>();
        private final TreeSet<TableName> isOpen = new TreeSet<>(BY_NAME);
        private final List<List<TableName>> parts = new ArrayList<>();

        Search(Map<TableName, ? extends Set<TableName>> parents) {
            this.parents = parents;
        }

        void from(TableName start) {
            if (numbers.containsKey(start)) {
                return;
            }
            Deque<Step> path = new ArrayDeque<>();
            path.push(entered(start));
            while (!path.isEmpty()) {
                Step step = path.element();
                Optional<TableName> next = step.next();
                if (next.isEmpty()) {
                    path.pop();
                    left(step.table, path);
                } else if (!numbers.containsKey(next.get())) {
                    path.push(entered(next.get()));
                } else if (isOpen.contains(next.get())) {
                    lower(step.table, number(numbers, next.get()));
                }
            }
        }

        private Step entered(TableName table) {
            numbers.put(table, numbers.size());
            lowest.put(table, numbers.size() - 1);
            open.push(table);
            isOpen.add(table);
            Set<TableName> its = parents.get(table);
            return new Step(table, its == null ? List.of() : List.copyOf(its));
        }

        private void left(TableName table, Deque<Step> path) {
            if (!path.isEmpty()) {
                lower(path.element().table, number(lowest, table));
            }
            if (number(lowest, table) == number(numbers, table)) {
                List<TableName> part = new ArrayList<>();
                TableName member;
                do {
                    member = open.pop();
                    isOpen.remove(member);
                    part.add(member);
                } while (!member.equals(table));
                part.sort(BY_NAME);
                parts.add(part);
            }
        }

        private void lower(TableName table, int to) {
            lowest.merge(table, to, Math::min);
        }

        private static int number(Map<TableName, Integer> numbers, TableName table) {
            return numbers.getOrDefault(table, 0);
        }
    }

    /// A table on the way down, and which of its parents comes next.
    private static final class Step {

        private final TableName table;
        private final List<TableName> parents;
        private int place;

        Step(TableName table, List<TableName> parents) {
            this.table = table;
            this.parents = parents;
        }

        Optional<TableName> next() {
            return place < parents.size() ? Optional.of(parents.get(place++)) : Optional.empty();
        }
    }
}
