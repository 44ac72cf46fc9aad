package plumbline.db.postgresql;

import java.sql.SQLException;
import java.util.Arrays;
import plumbline.core.checkpoint.CopyText;
import plumbline.core.checkpoint.Tuple;

/// Rows of a COPY in the text format, turned into the frame of the binary one with the plain text of each value
/// (PostgreSQL documentation, "COPY", "Text Format").
final class TextFrames implements CopyFrames {

    private final CopyRows.Messages messages;
    private final int columns;
    private byte[] buffer = new byte[0];
    private int place;
    private int end;
    private byte[] row = new byte[1024];
    private int size;
    private boolean ended;

    /// @param columns how many the server announced; a row without columns and one of an empty text look alike
    TextFrames(CopyRows.Messages messages, int columns) {
        this.messages = messages;
        this.columns = columns;
    }

    @Override
    public boolean next(Tuple tuple) throws SQLException {
        if (ended) {
            return false;
        }
        int line = line();
        if (line < 0) {
            ended = true;
            return false;
        }
        frame(line);
        place = line + 1;
        tuple.set(row, 0, size);
        return true;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    /// Where the present line ends; -1 behind the last one. A line break inside a value is written with a backslash.
    private int line() throws SQLException {
        int from = place;
        while (true) {
            for (int at = from; at < end; at++) {
                if (buffer[at] == '\n') {
                    return at;
                }
            }
            byte[] message = messages.next();
            if (message == null) {
                if (place < end) {
                    throw new SQLException("the rows end in the middle of one", "22P04");
                }
                return -1;
            }
            int kept = end - place;
            if (kept == 0) {
                buffer = message;
            } else {
                byte[] joined = Arrays.copyOfRange(buffer, place, place + kept + message.length);
                System.arraycopy(message, 0, joined, kept, message.length);
                buffer = joined;
            }
            place = 0;
            from = kept;
            end = kept + message.length;
        }
    }

    private void frame(int lineEnd) {
        size = 2;
        // plain text is never longer than its escaped form; each field has four bytes for its length in front
        ensure(2 + 4 * columns + lineEnd - place);
        int fields = 0;
        int at = place;
        while (at <= lineEnd && fields < columns) {
            int stop = at;
            while (stop < lineEnd && buffer[stop] != '\t') {
                stop++;
            }
            field(at, stop);
            fields++;
            at = stop + 1;
        }
        row[0] = (byte) (fields >> 8);
        row[1] = (byte) fields;
    }

    private void field(int from, int to) {
        int head = size;
        size += 4;
        boolean isNull = to - from == 2 && buffer[from] == '\\' && buffer[from + 1] == 'N';
        if (!isNull) {
            size = CopyText.unescape(buffer, from, to, row, size);
        }
        int length = isNull ? -1 : size - head - 4;
        row[head] = (byte) (length >> 24);
        row[head + 1] = (byte) (length >> 16);
        row[head + 2] = (byte) (length >> 8);
        row[head + 3] = (byte) length;
    }

    private void ensure(int bytes) {
        if (row.length < bytes) {
            row = new byte[Math.max(bytes, row.length * 2)];
        }
    }
}
