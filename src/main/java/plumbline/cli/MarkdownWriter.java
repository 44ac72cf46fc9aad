package plumbline.cli;

import java.util.List;
import java.util.stream.Collectors;

/// Writes blocks as Markdown in which no value can break out of its cell.
final class MarkdownWriter {

    private MarkdownWriter() {}

    static String write(List<Block> blocks) {
        StringBuilder out = new StringBuilder();
        for (Block block : blocks) {
            switch (block) {
                case Block.Heading(String text) -> out.append("## ").append(escape(text)).append("\n\n");
                case Block.Line(String text) -> out.append(escape(text)).append("\n\n");
                case Block.Verbatim(String text) -> out.append(text.stripTrailing().lines().map(Characters::visible)
                        .collect(Collectors.joining("\n")).indent(4)).append('\n');
                case Block.Table table -> table(out, table);
            }
        }
        return out.toString();
    }

    private static void table(StringBuilder out, Block.Table table) {
        out.append(row(table.columns()));
        out.append('|');
        table.numeric().forEach(right -> out.append(right ? "---:|" : "---|"));
        out.append('\n');
        table.rows().forEach(row -> out.append(row(row)));
        out.append('\n');
    }

    private static String row(List<String> cells) {
        return cells.stream().map(MarkdownWriter::escape).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /// Every character that means something in Markdown, HTML or a table is made to mean itself.
    static String escape(String text) {
        StringBuilder safe = new StringBuilder();
        Characters.visible(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '\\', '`', '*', '_', '[', ']', '|', '#', '~', '!' -> safe.append('\\').appendCodePoint(c);
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
