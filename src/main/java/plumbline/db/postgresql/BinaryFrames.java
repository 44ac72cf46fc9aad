package plumbline.db.postgresql;

import java.sql.SQLException;
import java.util.Arrays;
import plumbline.core.checkpoint.Tuple;

/// Rows of a COPY in the binary format (PostgreSQL documentation, "COPY", "Binary Format").
final class BinaryFrames implements CopyFrames {

    /// What the stream begins with; flags and the length of an extension follow, four bytes each.
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int HEADER = SIGNATURE.length + 8;
    private static final String NOT_THE_FORM = "22P04"; // bad_copy_file_format

    private final CopyRows.Messages messages;
    private byte[] buffer = new byte[0];
    private int place;
    private int end;
    private boolean begun;
    private boolean ended;

    BinaryFrames(CopyRows.Messages messages) {
        this.messages = messages;
    }

    @Override
    public boolean next(Tuple tuple) throws SQLException {
        if (!begun) {
            header();
            begun = true;
        }
        if (ended || !need(2)) {
            return finish();
        }
        int fields = (short) ((buffer[place] << 8) | (buffer[place + 1] & 0xFF));
        if (fields < 0) {
            place += 2;
            return finish();
        }
        int size = read(tuple);
        if (size < 0) { // the row goes on in the next message
            size = sizeHere(fields);
            tuple.set(buffer, place, size);
        }
        place += size;
        return true;
    }

    private int read(Tuple tuple) throws SQLException {
        try {
            return tuple.read(buffer, place, end);
        } catch (IllegalArgumentException wrong) {
            throw new SQLException(wrong.getMessage(), NOT_THE_FORM, wrong);
        }
    }

    private boolean finish() throws SQLException {
        if (!ended) {
            ended = true;
            if (place < end || messages.next() != null) {
                throw new SQLException("the server sent something behind the last row", NOT_THE_FORM);
            }
        }
        return false;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    private void header() throws SQLException {
        if (!need(HEADER) || !Arrays.equals(buffer, place, place + SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
            throw new SQLException("the server did not send rows in the binary form", NOT_THE_FORM);
        }
        int extension = intAt(place + HEADER - 4);
        place += HEADER;
        if (extension < 0 || !need(extension)) {
            throw new SQLException("the server did not send rows in the binary form", NOT_THE_FORM);
        }
        place += extension;
    }

    /// How long the row is that begins here; all of it is in the buffer afterwards.
    private int sizeHere(int fields) throws SQLException {
        int size = 2;
        for (int i = 0; i < fields; i++) {
            whole(size + 4);
            int length = intAt(place + size);
            size += 4;
            if (length < -1 || length > Integer.MAX_VALUE - 64 - size) {
                throw new SQLException("a field of " + length + " bytes", NOT_THE_FORM);
            }
            size += Math.max(0, length);
        }
        whole(size);
        return size;
    }

    private void whole(int bytes) throws SQLException {
        if (!need(bytes)) {
            throw new SQLException("the rows end in the middle of one", NOT_THE_FORM);
        }
    }

    /// Sees to it that so many bytes are in the buffer from the place on.
    ///
    /// @return false where the server sends no more
    private boolean need(int bytes) throws SQLException {
        while (end - place < bytes) {
            byte[] message = messages.next();
            if (message == null) {
                return false;
            }
            if (place == end) {
                buffer = message;
            } else {
                byte[] joined = Arrays.copyOfRange(buffer, place, place + (end - place) + message.length);
                System.arraycopy(message, 0, joined, end - place, message.length);
                buffer = joined;
            }
            end = place == end ? message.length : end - place + message.length;
            place = 0;
        }
        return true;
    }

    private int intAt(int at) {
        return (buffer[at] << 24) | ((buffer[at + 1] & 0xFF) << 16) | ((buffer[at + 2] & 0xFF) << 8)
                | (buffer[at + 3] & 0xFF);
    }
}
