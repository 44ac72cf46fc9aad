package plumbline.core.checkpoint;

/// The escapes of PostgreSQL's text copy form (documentation of COPY, "Text Format"): backspace, form feed, newline, carriage
/// return, tab, vertical tab and backslash get a backslash and a letter. Stateless.
public final class CopyText {

    private static final byte[] LETTERS = new byte[128];

    static {
        LETTERS['\b'] = 'b';
        LETTERS['\f'] = 'f';
        LETTERS['\n'] = 'n';
        LETTERS['\r'] = 'r';
        LETTERS['\t'] = 't';
        LETTERS[0x0B] = 'v';
        LETTERS['\\'] = '\\';
    }

    private CopyText() {}

    /// What is written behind a backslash for a byte; 0 where the byte stands for itself.
    public static byte letter(byte each) {
        return each < 0 ? 0 : LETTERS[each];
    }

    /// Takes the escapes away: those that are written, and octal and hexadecimal ones, which the server reads as well.
    ///
    /// @param to gets at most as many bytes
    /// @return where the last byte was put, and one more
    public static int unescape(byte[] bytes, int place, int end, byte[] to, int at) {
        int next = at;
        int i = place;
        while (i < end) {
            byte each = bytes[i++];
            if (each != '\\' || i == end) {
                to[next++] = each;
                continue;
            }
            byte letter = bytes[i++];
            int value = digit(letter, 8);
            if (value >= 0) {
                for (int more = 0; more < 2 && i < end && digit(bytes[i], 8) >= 0; more++) {
                    value = value * 8 + digit(bytes[i++], 8);
                }
            } else if (letter == 'x' && i < end && digit(bytes[i], 16) >= 0) {
                value = digit(bytes[i++], 16);
                if (i < end && digit(bytes[i], 16) >= 0) {
                    value = value * 16 + digit(bytes[i++], 16);
                }
            } else {
                value = meant(letter);
            }
            to[next++] = (byte) value;
        }
        return next;
    }

    private static int digit(byte letter, int base) {
        return letter < 0 ? -1 : Character.digit((char) letter, base);
    }

    private static byte meant(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0B;
            default -> letter;
        };
    }
}
