package plumbline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.core.journal.RowImages;
import plumbline.core.session.RowChange;
import plumbline.core.session.TableColumn;
import plumbline.core.session.ValueKind;

/// Shows changed rows: whole in JSON, only what changed in a table for people.
final class ChangedRows {

    private static final int SHOWN = 50;
    private static final String MASK = "•••";

    private ChangedRows() {}

    static List<Object> json(RowImages images, List<String> masked) {
        List<Object> rows = new ArrayList<>();
        for (RowChange change : images.changes()) {
            rows.add(Json.object("key", Json.image(images.columns(), mask(change.key(), masked)), "before",
                    Json.image(images.columns(), mask(change.before(), masked)), "after",
                    Json.image(images.columns(), mask(change.after(), masked))));
        }
        return rows;
    }

    private static @Nullable Map<String, @Nullable Object> mask(@Nullable Map<String, @Nullable Object> image,
            List<String> masked) {
        if (image == null || masked.isEmpty()) {
            return image;
        }
        Map<String, @Nullable Object> safe = new LinkedHashMap<>(image);
        masked.forEach(column -> safe.computeIfPresent(column, (_, _) -> MASK));
        return safe;
    }

    static Optional<Block> table(RowImages images, List<String> masked) {
        if (images.changes().isEmpty()) {
            return Optional.empty();
        }
        List<TableColumn> keys = images.columns().stream().filter(column -> column.key() > 0).toList();
        List<TableColumn> changed = images.columns().stream().filter(column -> column.key() == 0)
                .filter(column -> images.changes().stream().anyMatch(change -> differs(change, column))).toList();
        List<String> heads = new ArrayList<>();
        List<Boolean> numeric = new ArrayList<>();
        keys.forEach(column -> {
            heads.add(column.name().name());
            numeric.add(column.kind() == ValueKind.NUMBER);
        });
        changed.forEach(column -> {
            heads.add(column.name().name());
            numeric.add(false);
        });
        List<List<String>> rows = images.changes().stream().limit(SHOWN).map(change -> {
            List<String> cells = new ArrayList<>();
            keys.forEach(column -> cells.add(cell(change.key(), column, Set.of())));
            changed.forEach(column -> cells.add(cell(change.before(), column, Set.copyOf(masked)) + " → "
                    + cell(change.after(), column, Set.copyOf(masked))));
            return List.copyOf(cells);
        }).toList();
        return Optional.of(new Block.Table(heads, numeric, rows));
    }

    private static boolean differs(RowChange change, TableColumn column) {
        String name = column.name().name();
        Map<String, @Nullable Object> before = change.before();
        Map<String, @Nullable Object> after = change.after();
        return before == null || after == null || !Objects.equals(before.get(name), after.get(name));
    }

    private static String cell(@Nullable Map<String, @Nullable Object> image, TableColumn column, Set<String> masked) {
        if (image == null) {
            return "∅";
        }
        if (masked.contains(column.name().name())) {
            return MASK;
        }
        Object value = image.get(column.name().name());
        return value == null ? "NULL" : value.toString();
    }
}
