package plumbline.core.checkpoint.archive;

import plumbline.core.checkpoint.CopyText;
import plumbline.core.checkpoint.Tuple;

/// Makes a tuple of a line of PostgreSQL's text copy form. Not thread-safe.
final class TextLine {

    private final int columns;
    private byte[] buffer = new byte[256];

    TextLine(int columns) {
        this.columns = columns;
    }

    /// Reads a line without its newline.
    ///
    /// @throws IllegalArgumentException where it has another number of fields
    void read(byte[] bytes, int from, int end, Tuple to) {
        long most = 2L + 4L * columns + (end - from);
        if (most > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("a row of more bytes than can be held");
        }
        if (buffer.length < most) {
            buffer = new byte[0];
            buffer = new byte[(int) Math.max(most, Math.min(1L << 20, most * 2))];
        }
        buffer[0] = (byte) (columns >> 8);
        buffer[1] = (byte) columns;
        int at = 2;
        int place = from;
        for (int i = 0; i < columns; i++) {
            if (place > end) {
                throw new IllegalArgumentException("a row of " + i + " fields for " + columns + " columns");
            }
            int tab = place;
            while (tab < end && bytes[tab] != '\t') {
                tab++;
            }
            boolean none = tab - place == 2 && bytes[place] == '\\' && bytes[place + 1] == 'N';
            int next = none ? at + 4 : CopyText.unescape(bytes, place, tab, buffer, at + 4);
            int length = none ? -1 : next - at - 4;
            buffer[at] = (byte) (length >> 24);
            buffer[at + 1] = (byte) (length >> 16);
            buffer[at + 2] = (byte) (length >> 8);
            buffer[at + 3] = (byte) length;
            at = next;
            place = tab + 1;
        }
        if (place != end + (columns == 0 ? 0 : 1)) {
            throw new IllegalArgumentException("a row of more than " + columns + " fields");
        }
        to.set(buffer, 0, at);
    }
}
