package plumbline.core.export;

import java.util.List;

/// Text of others inside a Markdown document: it stays text, wherever it is put.
public final class MarkdownText {

    private static final String SPECIAL = "\\`*_[]|~#";
    private static final String FENCE = "```";

    private MarkdownText() {}

    /// A text for a table's cell or a paragraph: nothing in it is markup, a new line is `<br>`.
    public static String plain(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\n' -> out.append("<br>");
                case '\r' -> out.append(text.startsWith("\n", i + 1) ? "" : "<br>");
                default -> {
                    if (SPECIAL.indexOf(c) >= 0) {
                        out.append('\\');
                    }
                    out.append(Character.isISOControl(c) ? ' ' : c);
                }
            }
        }
        return out.toString();
    }

    /// One line of a table.
    public static String row(List<String> cells) {
        StringBuilder line = new StringBuilder("|");
        cells.forEach(cell -> line.append(' ').append(plain(cell)).append(" |"));
        return line.append('\n').toString();
    }

    /// Lines that keep their blanks, in a fence longer than any they hold.
    public static String block(List<String> lines) {
        String fence = FENCE;
        while (holds(lines, fence)) {
            fence += "`";
        }
        StringBuilder out = new StringBuilder(fence).append("text\n");
        for (String line : lines) {
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                out.append(Character.isISOControl(c) ? ' ' : c);
            }
            out.append('\n');
        }
        return out.append(fence).append('\n').toString();
    }

    private static boolean holds(List<String> lines, String fence) {
        return lines.stream().anyMatch(line -> line.contains(fence));
    }
}
