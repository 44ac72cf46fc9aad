package plumbline.cli;

import java.util.ArrayList;
import java.util.List;

/// Writes blocks for a terminal.
final class TextWriter {

    private static final int WIDEST_CELL = 60;

    private TextWriter() {}

    static String write(List<Block> blocks) {
        StringBuilder out = new StringBuilder();
        for (Block block : blocks) {
            switch (block) {
                case Block.Heading(String text) -> out.append(out.isEmpty() ? "" : "\n")
                        .append(Characters.visible(text)).append('\n');
                case Block.Line(String text) -> out.append(Characters.visible(text)).append('\n');
                case Block.Verbatim(String text) -> text.lines()
                        .forEach(line -> out.append("    ").append(Characters.visible(line)).append('\n'));
                case Block.Table table -> table(out, table);
            }
        }
        return out.toString();
    }

    private static void table(StringBuilder out, Block.Table table) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(table.columns());
        table.rows().forEach(row -> cells.add(row.stream().map(TextWriter::cell).toList()));
        int[] widths = new int[table.columns().size()];
        for (List<String> row : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Characters.width(row.get(i)));
            }
        }
        for (List<String> row : cells) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < widths.length; i++) {
                String fill = " ".repeat(widths[i] - Characters.width(row.get(i)));
                line.append(table.numeric().get(i) ? fill + row.get(i) : row.get(i) + fill).append("  ");
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static String cell(String text) {
        String visible = Characters.visible(text);
        if (Characters.width(visible) <= WIDEST_CELL) {
            return visible;
        }
        StringBuilder cut = new StringBuilder();
        visible.codePoints().takeWhile(c -> Characters.width(cut.toString()) < WIDEST_CELL - 2)
                .forEach(cut::appendCodePoint);
        return cut + "…";
    }
}
