package plumbline.cli;

/// Makes text from a server harmless on a terminal and in a table cell.
final class Characters {

    private Characters() {}

    /// Control characters, escape sequences and direction overrides become visible marks; line ends become spaces.
    static String visible(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                safe.append(' ');
            } else if (c < 0x20) {
                safe.appendCodePoint(0x2400 + c);
            } else if (between(c, 0x7f, 0x9f) || isDirection(c)) {
                safe.append('\ufffd');
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    private static boolean isDirection(int c) {
        return between(c, 0x202a, 0x202e) || between(c, 0x2066, 0x2069) || between(c, 0x200e, 0x200f);
    }

    /// How many terminal cells a text takes: East Asian wide characters take two.
    static int width(String text) {
        return text.codePoints().map(Characters::width).sum();
    }

    private static int width(int c) {
        boolean wide = between(c, 0x1100, 0x115f) || between(c, 0x2e80, 0xa4cf) || between(c, 0xac00, 0xd7a3)
                || between(c, 0xf900, 0xfaff) || between(c, 0xfe30, 0xfe6f) || between(c, 0xff00, 0xff60)
                || between(c, 0xffe0, 0xffe6) || between(c, 0x20000, 0x3fffd);
        return wide ? 2 : 1;
    }

    private static boolean between(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
