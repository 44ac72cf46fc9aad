package plumbline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.RowImages;
import plumbline.core.journal.SchemaChange;
import plumbline.core.session.RowChange;
import plumbline.core.session.TableColumn;
import plumbline.core.session.ValueKind;

/// Shows changed rows: whole in JSON, only what changed in a table for people.
final class ChangedRows {

    private static final int SHOWN = 50;
    private static final String MASK = "•••";

    private ChangedRows() {}

    /// All rows of all tables; a statement that changed the schema is a row with its key, too.
    static List<Object> json(ChangeRecord change, List<String> masked) {
        List<Object> rows = new ArrayList<>();
        boolean several = change.tables().stream().filter(images -> !images.changes().isEmpty()).count() > 1;
        change.tables().forEach(images -> add(rows, images, masked, several));
        for (SchemaChange step : change.schema()) {
            rows.add(Json.object("key", step.key(), "before", null, "after", null, "statement", step.done(), "inverse",
                    step.inverse().isEmpty() ? null : step.inverse()));
        }
        return rows;
    }

    private static void add(List<Object> rows, RowImages images, List<String> masked, boolean several) {
        for (RowChange change : images.changes()) {
            Map<String, @Nullable Object> row = Json.object("key",
                    Json.image(images.columns(), mask(change.key(), masked)), "before",
                    Json.image(images.columns(), mask(change.before(), masked)), "after",
                    Json.image(images.columns(), mask(change.after(), masked)));
            if (several) {
                row.put("table", images.table().toString());
            }
            rows.add(row);
        }
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

    /// A table for each table that changed, under its name where there are several; then statements.
    static List<Block> tables(ChangeRecord change, List<String> masked) {
        List<Block> blocks = new ArrayList<>();
        List<RowImages> changed = change.tables().stream().filter(images -> !images.changes().isEmpty()).toList();
        for (RowImages images : changed) {
            if (changed.size() > 1) {
                blocks.add(new Block.Line(images.table() + ": " + images.changes().size()));
            }
            table(images, masked).ifPresent(blocks::add);
        }
        change.schema().forEach(step -> blocks.add(new Block.Verbatim(step.done())));
        return blocks;
    }

    private static Optional<Block> table(RowImages images, List<String> masked) {
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
