package plumbline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.RowDifference;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.checkpoint.compare.DifferingRows;

/// A comparison for people and for programs. Rows are read while they are written, so the comparison stays open until
/// then.
///
/// @param comparison closed when the answer was written
/// @param rows       whether the rows are listed
/// @param export     the file that was written, or null
record DiffDocument(Comparison comparison, String from, String to, boolean rows, @Nullable Path export, Said said) {

    private static final int SHOWN = 50;

    Answer answer() {
        List<Object> tables = comparison.tables().stream().map(this::json).toList();
        Map<String, @Nullable Object> json = Json.object("from", from, "to", to, "identical", comparison.identical(),
                "tables", tables, "sequences", comparison.sequences().stream().map(each -> Json.object("name",
                        each.name().toString(), "before", RestoreDocument.stand(each.before()), "after",
                        RestoreDocument.stand(each.after()))).toList(),
                "export", export == null ? null : export.toString());
        return new Answer(json, blocks(), comparison.identical() ? ExitCode.OK : ExitCode.FOUND, List.of(),
                comparison::close);
    }

    private Object json(TableDifference table) {
        Map<String, @Nullable Object> json = CheckpointWords.table(table.name());
        json.put("added", table.added());
        json.put("removed", table.removed());
        json.put("changed", table.changed());
        json.put("unchanged", table.unchanged());
        json.put("keyed", table.keyed());
        json.put("cells", table.cells());
        json.put("drift", table.drift().stream().map(RestoreDocument::drift).toList());
        json.put("proof", table.proof());
        json.put("rows", !rows || table.same() ? List.of() : listed(table));
        return json;
    }

    /// Each row becomes an object only when it is written.
    private Iterable<Object> listed(TableDifference table) {
        List<Integer> key = comparison.delta(table.name()).form().key().stream().map(KeyPart::column).toList();
        Iterable<RowDifference> all = DifferingRows.of(comparison, table);
        return () -> StreamSupport.stream(all.spliterator(), false).map(row -> (Object) json(table, key, row))
                .iterator();
    }

    private static Map<String, @Nullable Object> json(TableDifference table, List<Integer> key, RowDifference row) {
        List<@Nullable String> known = row.kind() == Delta.Kind.ADDED ? row.after() : row.before();
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        for (int column : key) {
            put(keys, table.columns().get(column), known.get(column));
        }
        return Json.object("kind", row.kind().name().toLowerCase(Locale.ROOT), "key", keys, "before",
                row.kind() == Delta.Kind.ADDED ? null : image(table.columns(), row.before()), "after",
                row.kind() == Delta.Kind.REMOVED ? null : image(table.columns(), row.after()));
    }

    private static Map<String, @Nullable Object> image(List<ColumnForm> columns, List<@Nullable String> row) {
        Map<String, @Nullable Object> image = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            put(image, columns.get(i), row.get(i));
        }
        return image;
    }

    private static void put(Map<String, @Nullable Object> image, ColumnForm column, @Nullable String text) {
        image.put(column.name().name(), text == null ? null : Json.typed(column.kind(), text));
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(said.text(comparison.identical() ? "cli.diff.identical" : "cli.diff.differs", from,
                to)));
        blocks.add(new Block.Table(
                List.of(said.text("cli.checkpoint.table"), said.text("cli.diff.added"), said.text("cli.diff.removed"),
                        said.text("cli.diff.changed"), said.text("cli.diff.unchanged")),
                List.of(false, true, true, true, true),
                comparison.tables().stream().map(table -> List.of(table.name().toString(), count(table.added()),
                        count(table.removed()), count(table.changed()), count(table.unchanged()))).toList()));
        for (TableDifference table : comparison.tables()) {
            table.drift().forEach(drift -> blocks
                    .add(new Block.Line(table.name() + ": " + drift.in(said.messages().get()))));
        }
        comparison.sequences().forEach(each -> blocks.add(new Block.Line(said.text("cli.diff.sequence",
                RestoreDocument.sequence(each)))));
        if (rows) {
            comparison.tables().stream().filter(table -> !table.same()).forEach(table -> rows(blocks, table));
        }
        if (export != null) {
            blocks.add(new Block.Line(said.text("cli.diff.exported", export.toString())));
        }
        return blocks;
    }

    /// The columns of the key, and those in which any of the shown rows differs.
    private void rows(List<Block> blocks, TableDifference table) {
        List<RowDifference> shown = comparison.page(table.name(), 0, SHOWN);
        List<Integer> key = comparison.delta(table.name()).form().key().stream().map(KeyPart::column).toList();
        boolean whole = shown.stream().anyMatch(row -> row.kind() != Delta.Kind.CHANGED);
        List<Integer> columns = new ArrayList<>(key);
        for (int i = 0; i < table.columns().size(); i++) {
            int column = i;
            if (!key.contains(i) && (whole || shown.stream().anyMatch(row -> row.cells().get(column)))) {
                columns.add(i);
            }
        }
        List<String> heads = new ArrayList<>(List.of(""));
        List<Boolean> numeric = new ArrayList<>(List.of(false));
        columns.forEach(column -> {
            heads.add(table.columns().get(column).name().name());
            numeric.add(false);
        });
        blocks.add(new Block.Line(table.name() + ":"));
        blocks.add(new Block.Table(heads, numeric, shown.stream().map(row -> {
            List<String> cells = new ArrayList<>(List.of(sign(row.kind())));
            columns.forEach(column -> cells.add(cell(row, column)));
            return List.copyOf(cells);
        }).toList()));
        long all = table.added() + table.removed() + table.changed();
        if (all > shown.size()) {
            blocks.add(new Block.Line(said.text("cli.check.more", all - shown.size())));
        }
    }

    private static String sign(Delta.Kind kind) {
        return switch (kind) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case CHANGED -> "~";
        };
    }

    private static String cell(RowDifference row, int column) {
        return switch (row.kind()) {
            case ADDED -> text(row.after().get(column));
            case REMOVED -> text(row.before().get(column));
            case CHANGED -> row.cells().get(column)
                    ? text(row.before().get(column)) + " → " + text(row.after().get(column))
                    : text(row.before().get(column));
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "NULL" : value;
    }

    private static String count(long number) {
        return CheckpointWords.count(number);
    }
}
