package plumbline.core.checkpoint.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Fault.Code;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;

/// Reads the rows of one table of the licensing-risk system's own form. A key that a row lacks is no NULL, which the system
/// writes down: its field has no bytes at all.
final class NativeRows implements TupleReader {

    private static final byte[] NOT_SAID = new byte[0];

    private final Path path;
    private final JsonParser json;
    private final Map<String, Integer> columns = new HashMap<>();
    private final byte[] @Nullable [] values;
    private final Tuple tuple = new Tuple();
    private boolean more;

    private NativeRows(Path path, JsonParser json, TableForm form) {
        this.path = path;
        this.json = json;
        values = new byte[form.columns().size()][];
        for (int i = 0; i < values.length; i++) {
            columns.put(form.columns().get(i).name().name(), i);
        }
    }

    /// Opens the file and goes to the rows of a table.
    ///
    /// @param table which one, from 0
    static NativeRows open(Path path, int table, TableForm form) {
        boolean opened = false;
        JsonParser json = null;
        try {
            json = NativeJson.open(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
            NativeRows rows = new NativeRows(path, json, form);
            boolean _ = NativeJson.read(json, rows.new Seek(table));
            opened = true;
            return rows;
        } catch (BadForm wrong) {
            throw bad(path, wrong.fault(), wrong);
        } catch (IOException failed) {
            throw failure(path, failed);
        } finally {
            if (!opened && json != null) {
                close(json);
            }
        }
    }

    private static ProblemException failure(Path path, IOException failed) {
        return failed instanceof JsonProcessingException wrong
                ? bad(path, NativeFile.bad(path, wrong).fault(), failed)
                : bad(path, Disk.fault(String.valueOf(path.getFileName()), failed), failed);
    }

    private static ProblemException bad(Path path, Fault what, Throwable cause) {
        return new ProblemException(Problem.of(ProblemCode.BAD_CHECKPOINT, Look.id(path), what), cause);
    }

    private final class Seek implements NativeJson.Heard {

        private final int wanted;
        private int number;

        Seek(int wanted) {
            this.wanted = wanted;
        }

        @Override
        public void fact(String key, JsonParser at) {
            // known
        }

        @Override
        public void columns(JsonParser at) throws IOException {
            at.skipChildren();
        }

        @Override
        public boolean rows(JsonParser at) throws IOException {
            more = number == wanted;
            if (!more) {
                at.skipChildren();
            }
            return !more;
        }

        @Override
        public void table(String name) {
            number++;
        }
    }

    @Override
    public boolean next() {
        if (!more) {
            return false;
        }
        try {
            JsonToken token = json.nextToken();
            if (token == JsonToken.END_ARRAY) {
                more = false;
                return false;
            }
            java.util.Arrays.fill(values, NOT_SAID);
            if (token == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    Integer column = columns.get(json.currentName());
                    json.nextToken();
                    value(column);
                }
            } else if (token == JsonToken.START_ARRAY) {
                for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
                    value(i < values.length ? i : null);
                }
            } else {
                throw bad(path, Fault.at(String.valueOf(path.getFileName()), Code.NOT_A_ROW), new IOException());
            }
            set();
            return true;
        } catch (IOException failed) {
            throw failure(path, failed);
        }
    }

    private void value(@Nullable Integer column) throws IOException {
        if (column == null) {
            throw bad(path, Fault.at(String.valueOf(path.getFileName()), Code.CHANGED_SINCE), new IOException());
        }
        values[column] = json.currentToken() == JsonToken.VALUE_NULL ? null : NativeJson.value(json);
    }

    private void set() {
        int size = 2;
        for (byte[] value : values) {
            size += 4 + (value == null ? 0 : value.length);
        }
        ByteBuffer row = ByteBuffer.allocate(size).putShort((short) values.length);
        for (byte[] value : values) {
            row.putInt(value == null ? -1 : value.length);
            if (value != null) {
                row.put(value);
            }
        }
        tuple.set(row.array(), 0, size);
    }

    @Override
    public Tuple tuple() {
        return tuple;
    }

    @Override
    public void close() {
        close(json);
    }

    private static void close(JsonParser json) {
        try {
            json.close();
        } catch (IOException unread) {
            // nothing was written
        }
    }
}
