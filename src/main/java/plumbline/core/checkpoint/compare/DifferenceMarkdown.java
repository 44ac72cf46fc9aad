package plumbline.core.checkpoint.compare;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.Drift;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.RowDifference;
import plumbline.core.checkpoint.SequenceDifference;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.checkpoint.cell.Cells;
import plumbline.core.export.MarkdownText;

/// A comparison as Markdown: structure first, then counts, then rows with their differing cells.
final class DifferenceMarkdown {

    private static final int CELL = 200;

    private final ComparisonExport export;
    private final Writer out;

    DifferenceMarkdown(ComparisonExport export, Writer out) {
        this.export = export;
        this.out = out;
    }

    void write() throws IOException {
        out.write("# " + MarkdownText.plain(export.from()) + " -> " + MarkdownText.plain(export.to()) + "\n\n");
        out.write((export.comparison().identical() ? "The same." : "Different.") + "\n\n");
        structure();
        counts();
        sequences();
        if (export.most() > 0) {
            for (TableDifference table : export.comparison().tables()) {
                if (!table.same()) {
                    rows(table);
                }
            }
        }
    }

    private void structure() throws IOException {
        boolean begun = false;
        for (TableDifference table : export.comparison().tables()) {
            for (Drift drift : table.drift()) {
                if (!begun) {
                    out.write("## Structure\n\n| table | what | detail |\n| --- | --- | --- |\n");
                    begun = true;
                }
                out.write(MarkdownText.row(List.of(table.name().toString(), drift.what(), drift.detail())));
            }
        }
        out.write(begun ? "\n" : "");
    }

    private void counts() throws IOException {
        out.write("## Rows\n\n| table | added | removed | changed | unchanged | cells |\n");
        out.write("| --- | ---: | ---: | ---: | ---: | --- |\n");
        for (TableDifference table : export.comparison().tables()) {
            List<String> cells = table.columns().stream().map(column -> column.name().name())
                    .filter(table.cells()::containsKey).map(name -> name + " " + table.cells().get(name)).toList();
            out.write(MarkdownText.row(List.of(table.name().toString(), Long.toString(table.added()),
                    Long.toString(table.removed()), Long.toString(table.changed()), Long.toString(table.unchanged()),
                    String.join(", ", cells))));
        }
        out.write("\n");
    }

    private void sequences() throws IOException {
        if (export.comparison().sequences().isEmpty()) {
            return;
        }
        out.write("## Sequences\n\n| sequence | before | after |\n| --- | --- | --- |\n");
        for (SequenceDifference sequence : export.comparison().sequences()) {
            out.write(MarkdownText.row(List.of(sequence.name().toString(), place(sequence.before()),
                    place(sequence.after()))));
        }
        out.write("\n");
    }

    private static String place(@Nullable SequenceForm sequence) {
        return sequence == null ? "" : Long.toString(sequence.last());
    }

    private void rows(TableDifference table) throws IOException {
        out.write(
                "## " + MarkdownText.plain(table.name().toString()) + "\n\n| row | key | column | before | after |\n");
        out.write("| --- | --- | --- | --- | --- |\n");
        Delta delta = export.comparison().delta(table.name());
        RowTexts texts = new RowTexts(delta.form());
        try (Delta.DeltaReader reader = delta.read()) {
            for (long place = 0; place < export.most() && reader.next(); place++) {
                export.context().checkCancelled();
                row(delta, texts.difference(reader, place));
            }
        }
        out.write(delta.size() > export.most() ? "\n" + (delta.size() - export.most()) + " more rows.\n\n" : "\n");
    }

    private void row(Delta delta, RowDifference row) throws IOException {
        List<String> keys = new ArrayList<>();
        List<@Nullable String> any = row.after().isEmpty() ? row.before() : row.after();
        for (KeyPart part : delta.form().key()) {
            keys.add(shown(any.get(part.column())));
        }
        List<ColumnForm> columns = delta.form().columns();
        for (int i = row.cells().nextSetBit(0); i >= 0; i = row.cells().nextSetBit(i + 1)) {
            out.write(MarkdownText.row(List.of(row.kind().name().toLowerCase(java.util.Locale.ROOT),
                    String.join(", ", keys), columns.get(i).name().name(),
                    row.before().isEmpty() ? "" : marked(row, row.before().get(i), i),
                    row.after().isEmpty() ? "" : marked(row, row.after().get(i), i))));
        }
    }

    private static String marked(RowDifference row, @Nullable String text, int column) {
        boolean alike = row.kind() == Delta.Kind.CHANGED && InvisibleMarks.reason(row.before().get(column),
                row.after().get(column)) != InvisibleMarks.Reason.NONE;
        return text != null && alike ? shown(InvisibleMarks.marked(text)) : shown(text);
    }

    private static String shown(@Nullable String text) {
        return text == null ? "NULL" : Cells.shown(text, CELL);
    }
}
