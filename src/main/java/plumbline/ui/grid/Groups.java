package plumbline.ui.grid;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import plumbline.core.session.Row;

/// The lines of a grid: its rows, or groups of them, each under a head and open or closed. FX thread only.
final class Groups {
    private final IdentityHashMap<Row, Group> heads = new IdentityHashMap<>();
    private final Set<String> closed = new HashSet<>();
    private List<Group> groups = List.of();

    /// @param next none where the rows are not grouped
    void set(List<Group> next) {
        groups = next;
    }

    List<Row> lines(List<Row> rows) {
        heads.clear();
        if (groups.isEmpty()) {
            return rows;
        }
        List<Row> lines = new ArrayList<>();
        for (Group group : groups) {
            // values that differ wherever its words do: a table does not redraw a line that equals the one before
            Row head = new Row(List.of("group", group.name(), isOpen(group), group.rows().size()));
            heads.put(head, group);
            lines.add(head);
            if (!closed.contains(group.name())) {
                lines.addAll(group.rows());
            }
        }
        return lines;
    }

    @Nullable
    Group of(Row line) {
        return heads.get(line);
    }

    boolean isOpen(Group group) {
        return !closed.contains(group.name());
    }

    void turn(Group group) {
        if (!closed.remove(group.name())) {
            closed.add(group.name());
        }
    }

    void all(boolean open) {
        closed.clear();
        if (!open) {
            groups.forEach(group -> closed.add(group.name()));
        }
    }

    Set<String> closed() {
        return Set.copyOf(closed);
    }

    void closed(Set<String> names) {
        closed.clear();
        closed.addAll(names);
    }

    boolean some() {
        return !groups.isEmpty();
    }
}
