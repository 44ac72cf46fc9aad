package plumbline.core.checkpoint.compare;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.KeyOrder;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.session.ValueKind;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;

/// Rows held in memory, as a reader gives them.
final class MemoryRows implements TupleReader {

    /// The field that is NULL.
    static final byte[] NULL = {};

    private final List<byte[]> rows;
    private final Tuple tuple = new Tuple();
    private int next;

    MemoryRows(List<byte[]> rows) {
        this.rows = rows;
    }

    static Rows ordered(List<byte[]> rows) {
        return new Rows(true, () -> new MemoryRows(rows));
    }

    static Rows unordered(List<byte[]> rows) {
        return new Rows(false, () -> new MemoryRows(rows));
    }

    @Override
    public boolean next() {
        if (next >= rows.size()) {
            return false;
        }
        byte[] row = rows.get(next++);
        tuple.set(row, 0, row.length);
        return true;
    }

    @Override
    public Tuple tuple() {
        return tuple;
    }

    @Override
    public void close() {
        // nothing is open
    }

    @SuppressWarnings("ReferenceEquality") // an empty field is not NULL
    static byte[] row(byte[]... fields) {
        int size = 2 + Arrays.stream(fields).mapToInt(field -> 4 + (field == NULL ? 0 : field.length)).sum();
        ByteBuffer row = ByteBuffer.allocate(size).putShort((short) fields.length);
        for (byte[] field : fields) {
            row.putInt(field == NULL ? -1 : field.length);
            if (field != NULL) {
                row.put(field);
            }
        }
        return row.array();
    }

    static byte[] int4(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    static byte[] int8(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    /// @param keys how many of the first columns are the key
    static TableForm form(int keys, KeyOrder order, String... bases) {
        List<ColumnForm> columns = IntStream.range(0, bases.length)
                .mapToObj(i -> new ColumnForm(new Ident("c" + i), bases[i], 0, bases[i], ValueKind.TEXT, i < keys,
                        false))
                .toList();
        return new TableForm(TableName.of("public", "t"), "table", null, columns, List.of(),
                IntStream.range(0, keys).mapToObj(i -> new KeyPart(i, order)).toList(), keys > 0, Coding.COPY_BINARY,
                List.of(), -1, -1);
    }
}
