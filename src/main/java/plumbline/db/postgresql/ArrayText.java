package plumbline.db.postgresql;

import java.util.ArrayList;
import java.util.List;

/// Arrays of one dimension as the server writes them (PostgreSQL documentation, "Array Input and Output Syntax").
final class ArrayText {

    private ArrayText() {}

    /// The elements; one that is NULL is left out.
    static List<String> parse(String text) {
        List<String> elements = new ArrayList<>();
        StringBuilder element = new StringBuilder();
        boolean quoted = false;
        boolean inQuotes = false;
        for (int i = 1; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\\') {
                element.append(text.charAt(++i));
            } else if (letter == '"') {
                inQuotes = !inQuotes;
                quoted = true;
            } else if (inQuotes || (letter != ',' && letter != '}')) {
                element.append(letter);
            } else {
                if (quoted || (!element.isEmpty() && !"NULL".contentEquals(element))) {
                    elements.add(element.toString());
                }
                element.setLength(0);
                quoted = false;
            }
        }
        return elements;
    }

    /// An array of these elements.
    static String write(List<String> elements) {
        StringBuilder text = new StringBuilder("{");
        for (String element : elements) {
            text.append(text.length() == 1 ? "\"" : ",\"");
            text.append(element.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
        }
        return text.append('}').toString();
    }

    /// The elements of an array of numbers.
    static List<Long> longs(String text) {
        return parse(text).stream().map(Long::valueOf).toList();
    }
}
