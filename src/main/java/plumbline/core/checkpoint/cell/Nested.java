package plumbline.core.checkpoint.cell;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Values made of values as PostgreSQL writes them (utils/adt/arrayfuncs.c, rangetypes.c, multirangetypes.c, rowtypes.c).
/// Stateless.
final class Nested {

    private static final int EMPTY = 0x01;
    private static final int LOWER_IN = 0x02;
    private static final int UPPER_IN = 0x04;
    private static final int NO_LOWER = 0x08;
    private static final int NO_UPPER = 0x10;

    private Nested() {}

    static String array(Field field, Decoder element, char delimiter) {
        int dimensions = field.int4();
        field.int4();
        field.int4();
        if (dimensions == 0) {
            return "{}";
        }
        int[] lengths = new int[dimensions];
        StringBuilder bounds = new StringBuilder();
        boolean unusual = false;
        for (int i = 0; i < dimensions; i++) {
            lengths[i] = field.int4();
            int lower = field.int4();
            unusual |= lower != 1;
            bounds.append('[').append(lower).append(':').append(lower + lengths[i] - 1).append(']');
        }
        StringBuilder text = new StringBuilder(unusual ? bounds.append('=') : "");
        level(field, element, delimiter, lengths, 0, text);
        return text.toString();
    }

    private static void level(Field field, Decoder element, char delimiter, int[] lengths, int depth,
            StringBuilder text) {
        text.append('{');
        for (int i = 0; i < lengths[depth]; i++) {
            if (i > 0) {
                text.append(delimiter);
            }
            if (depth + 1 < lengths.length) {
                level(field, element, delimiter, lengths, depth + 1, text);
            } else {
                String value = value(field, element);
                text.append(value == null ? "NULL" : inArray(value, delimiter));
            }
        }
        text.append('}');
    }

    private static @Nullable String value(Field field, Decoder decoder) {
        int length = field.int4();
        return length < 0 ? null : decoder.text(field.part(length));
    }

    private static String inArray(String value, char delimiter) {
        boolean plain = !value.isEmpty() && !value.toUpperCase(Locale.ROOT).equals("NULL");
        for (int i = 0; plain && i < value.length(); i++) {
            char c = value.charAt(i);
            plain = c != '"' && c != '\\' && c != '{' && c != '}' && c != delimiter && !blank(c);
        }
        return plain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static boolean blank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /// Numbers with blanks between them, as `int2vector` and `oidvector` have it.
    static String vector(Field field, Decoder element) {
        String array = array(field, element, ' ');
        return array.substring(array.indexOf('{') + 1, array.length() - 1);
    }

    static String range(Field field, Decoder bound) {
        int flags = field.unsigned1();
        if ((flags & EMPTY) != 0) {
            return "empty";
        }
        StringBuilder text = new StringBuilder((flags & LOWER_IN) != 0 ? "[" : "(");
        if ((flags & NO_LOWER) == 0) {
            text.append(inside(value(field, bound), "\"\\()[],"));
        }
        text.append(',');
        if ((flags & NO_UPPER) == 0) {
            text.append(inside(value(field, bound), "\"\\()[],"));
        }
        return text.append((flags & UPPER_IN) != 0 ? ']' : ')').toString();
    }

    static String ranges(Field field, Decoder bound) {
        int count = field.int4();
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",").append(range(field.part(field.int4()), bound));
        }
        return text.append('}').toString();
    }

    /// @param types decodes a member by its type's object id
    static String record(Field field, java.util.function.LongFunction<Decoder> types) {
        int count = field.int4();
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < count; i++) {
            Decoder type = types.apply(field.unsigned4());
            String value = value(field, type);
            text.append(i == 0 ? "" : ",").append(inside(value, "\"\\(),"));
        }
        return text.append(')').toString();
    }

    /// A record whose members' types are known from elsewhere: it says those of a person's own by numbers only.
    static String composite(Field field, java.util.List<Decoder> members) {
        int count = field.int4();
        if (count != members.size()) {
            throw new IllegalStateException(count + " members, not " + members.size());
        }
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < count; i++) {
            field.int4();
            text.append(i == 0 ? "" : ",").append(inside(value(field, members.get(i)), "\"\\(),"));
        }
        return text.append(')').toString();
    }

    private static String inside(@Nullable String value, String special) {
        if (value == null) {
            return "";
        }
        boolean plain = !value.isEmpty();
        for (int i = 0; plain && i < value.length(); i++) {
            char c = value.charAt(i);
            plain = special.indexOf(c) < 0 && !blank(c);
        }
        return plain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\"\"") + '"';
    }
}
