package plumbline.db.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.SqliteForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.text.Phrase;

/// Writes SQLite's rows as tuples and binds tuples again, each value in its storage class. Used by one thread.
///
/// The rows come with the first letters of all storage classes in front ([#columns]), so that the driver never guesses
/// by a declared type; a text is taken as its bytes, so that one that is no text comes back as it was.
final class SqliteTuples {

    /// SQLite takes an expression 1,000 levels deep.
    private static final int CLASSES_A_COLUMN = 200;
    private static final int FIRST_BUFFER = 64 * 1024;

    private final Charset encoding;
    private final String file;
    private byte[] bytes = new byte[FIRST_BUFFER];
    private int end;

    /// @param encoding the file's own for texts
    /// @param file     its target's name
    SqliteTuples(Charset encoding, String file) {
        this.encoding = encoding;
        this.file = file;
    }

    /// Adds what has to be selected to [#add] a row of these columns; `t` is the table.
    static SqlBuilder columns(SqlBuilder sql, List<ColumnForm> columns) {
        for (int from = 0; from < columns.size(); from += CLASSES_A_COLUMN) {
            sql.each(columns.subList(from, Math.min(columns.size(), from + CLASSES_A_COLUMN)), " || ",
                    (out, column) -> out.add("substr(typeof(t.").name(column.name()).add("), 1, 1)"));
            sql.add(", ");
        }
        return sql.each(columns, ", ", (out, column) -> out.add("t.").name(column.name()));
    }

    /// Forgets the rows.
    void clear() {
        end = 0;
    }

    /// How many bytes the rows take.
    int size() {
        return end;
    }

    /// The rows' buffer; valid until the next row is added.
    byte[] bytes() {
        return bytes;
    }

    /// Adds the row a result stands on.
    void add(ResultSet row, int columns) throws SQLException {
        int classes = (columns + CLASSES_A_COLUMN - 1) / CLASSES_A_COLUMN;
        room(2);
        bytes[end++] = (byte) (columns >> 8);
        bytes[end++] = (byte) columns;
        String letters = "";
        for (int i = 0; i < columns; i++) {
            if (i % CLASSES_A_COLUMN == 0) {
                letters = row.getString(1 + i / CLASSES_A_COLUMN);
            }
            int place = classes + i + 1;
            switch (letters.charAt(i % CLASSES_A_COLUMN)) {
                case 'i' -> number(SqliteForm.INTEGER, row.getLong(place));
                case 'r' -> number(SqliteForm.REAL, Double.doubleToRawLongBits(row.getDouble(place)));
                case 't' -> octets(SqliteForm.TEXT, utf8(whole(row.getBytes(place))));
                case 'b' -> octets(SqliteForm.BLOB, whole(row.getBytes(place)));
                default -> {
                    room(4);
                    length(-1);
                }
            }
        }
    }

    private static byte[] whole(byte @Nullable [] read) {
        return read == null ? new byte[0] : read;
    }

    private byte[] utf8(byte[] text) {
        if (encoding.equals(StandardCharsets.UTF_8)) {
            return text;
        }
        try {
            return encoding.newDecoder().decode(ByteBuffer.wrap(text)).toString().getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException _) {
            throw new ProblemException(Problem.of(ProblemCode.STATEMENT, file,
                    Phrase.of("detail.text", encoding.name())));
        }
    }

    private void number(byte letter, long bits) {
        room(4 + 1 + Long.BYTES);
        length(1 + Long.BYTES);
        bytes[end++] = letter;
        ByteBuffer.wrap(bytes).putLong(end, bits);
        end += Long.BYTES;
    }

    private void octets(byte letter, byte[] value) {
        room(4 + 1 + value.length);
        length(1 + value.length);
        bytes[end++] = letter;
        System.arraycopy(value, 0, bytes, end, value.length);
        end += value.length;
    }

    private void length(int length) {
        ByteBuffer.wrap(bytes).putInt(end, length);
        end += 4;
    }

    private void room(int more) {
        if (bytes.length - end < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(end, more), (int) Math.min(Integer.MAX_VALUE - 16L,
                    2L * bytes.length)));
        }
    }

    /// Which of these fields are texts that are not valid UTF-8: these are bound as bytes and cast.
    static BitSet broken(Tuple tuple, List<Integer> fields) {
        BitSet broken = new BitSet();
        for (int i = 0; i < fields.size(); i++) {
            int field = fields.get(i);
            if (!tuple.isNull(field) && letter(tuple, field) == SqliteForm.TEXT && !isText(tuple, field)) {
                broken.set(i);
            }
        }
        return broken;
    }

    private static boolean isText(Tuple tuple, int field) {
        int from = tuple.place(field) + 1;
        int until = tuple.place(field) + tuple.length(field);
        byte[] buffer = tuple.bytes();
        int i = from;
        while (i < until && buffer[i] > 0) {
            i++;
        }
        if (i == until) {
            return true; // plain ASCII, which most texts are
        }
        try {
            // a NUL goes the careful way, too: SQLite's texts end there for some of its functions
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, from, until - from));
            return new String(buffer, from, until - from, StandardCharsets.UTF_8).indexOf('\0') < 0;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static byte letter(Tuple tuple, int field) {
        return tuple.bytes()[tuple.place(field)];
    }

    /// Binds a field.
    ///
    /// @param asBytes whether a text is bound as its bytes, for a cast
    static void bind(PreparedStatement statement, int index, Tuple tuple, int field, boolean asBytes)
            throws SQLException {
        if (tuple.isNull(field)) {
            statement.setNull(index, Types.NULL);
            return;
        }
        int from = tuple.place(field) + 1;
        int until = tuple.place(field) + tuple.length(field);
        byte letter = letter(tuple, field);
        switch (letter) {
            case SqliteForm.INTEGER ->
                statement.setLong(index, ByteBuffer.wrap(tuple.bytes()).getLong(from));
            case SqliteForm.REAL -> statement.setDouble(index,
                    Double.longBitsToDouble(ByteBuffer.wrap(tuple.bytes()).getLong(from)));
            case SqliteForm.TEXT -> {
                if (asBytes) {
                    statement.setBytes(index, Arrays.copyOfRange(tuple.bytes(), from, until));
                } else {
                    statement.setString(index, new String(tuple.bytes(), from, until - from, StandardCharsets.UTF_8));
                }
            }
            case SqliteForm.BLOB -> statement.setBytes(index, Arrays.copyOfRange(tuple.bytes(), from, until));
            default -> throw new IllegalArgumentException("not a value of SQLite: " + letter);
        }
    }
}
