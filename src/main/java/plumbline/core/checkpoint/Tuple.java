package plumbline.core.checkpoint;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// One row as PostgreSQL's binary copy form frames it: a 16-bit count of fields, then each field's 32-bit length (-1 for
/// NULL) and its bytes. What the bytes mean is said by the table's [Coding].
///
/// It is a view of its reader's buffer and holds only until the next row is read; [#copy] keeps it. Not thread-safe.
public final class Tuple {

    private static final int NULL = -1;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes = new byte[0];
    private int start;
    private int length;
    private int fields;
    private int[] places = new int[16];
    private int[] lengths = new int[16];

    /// Looks at a row.
    ///
    /// @param from where its count of fields begins
    /// @throws IllegalArgumentException where the lengths in it don't add up to the row's
    public void set(byte[] buffer, int from, int size) {
        int found = read(buffer, from, from + size);
        if (found < 0) {
            throw new IllegalArgumentException("a field ends beyond the end of its row");
        }
        if (found != size) {
            throw new IllegalArgumentException("bytes are left behind the last field");
        }
    }

    /// Looks at the row that begins somewhere in a buffer.
    ///
    /// @param from where its count of fields begins
    /// @param end  where the buffer's content ends
    /// @return the row's length, or -1 where more of it is needed than the buffer has; then there is no row to be seen
    /// @throws IllegalArgumentException where there is no row
    public int read(byte[] buffer, int from, int end) {
        bytes = buffer;
        start = from;
        fields = end - from < 2 ? -1 : (short) ((buffer[from] << 8) | (buffer[from + 1] & 0xFF));
        if (fields < 0) {
            throw new IllegalArgumentException("not a row");
        }
        if (places.length < fields) {
            places = new int[fields];
            lengths = new int[fields];
        }
        int place = from + 2;
        for (int i = 0; i < fields; i++) {
            if (end - place < 4) {
                return -1;
            }
            int its = (int) INT.get(buffer, place);
            place += 4;
            places[i] = place;
            lengths[i] = its;
            if (its < NULL) {
                throw new IllegalArgumentException("a field of " + its + " bytes");
            }
            if (its > end - place) {
                return -1;
            }
            place += Math.max(0, its);
        }
        length = place - from;
        return length;
    }

    /// Looks at a copy of another row.
    ///
    /// @param into takes the other row's bytes from its beginning on; large enough
    public void keep(Tuple other, byte[] into) {
        System.arraycopy(other.bytes, other.start, into, 0, other.length);
        bytes = into;
        start = 0;
        length = other.length;
        fields = other.fields;
        if (places.length < fields) {
            places = new int[fields];
            lengths = new int[fields];
        }
        for (int i = 0; i < fields; i++) {
            places[i] = other.places[i] - other.start;
            lengths[i] = other.lengths[i];
        }
    }

    /// How many fields it has.
    public int fields() {
        return fields;
    }

    /// The buffer in which it lies.
    public byte[] bytes() {
        return bytes;
    }

    /// Where it begins in the buffer.
    public int start() {
        return start;
    }

    /// Its length in bytes, frame included.
    public int length() {
        return length;
    }

    /// Whether a field is NULL.
    public boolean isNull(int field) {
        return lengths[field] == NULL;
    }

    /// Where a field's bytes begin in the buffer.
    public int place(int field) {
        return places[field];
    }

    /// How many bytes a field has; 0 where it is NULL.
    public int length(int field) {
        return Math.max(0, lengths[field]);
    }

    /// Whether a field of this row and one of another are written alike.
    public boolean sameField(int field, Tuple other, int otherField) {
        return lengths[field] == other.lengths[otherField] && Arrays.equals(bytes, places[field],
                places[field] + length(field), other.bytes, other.places[otherField],
                other.places[otherField] + other.length(otherField));
    }

    /// Whether both rows are written alike.
    public boolean same(Tuple other) {
        return Arrays.equals(bytes, start, start + length, other.bytes, other.start, other.start + other.length);
    }

    /// The same row in a buffer of its own.
    public Tuple copy() {
        Tuple own = new Tuple();
        own.keep(this, new byte[length]);
        return own;
    }
}
