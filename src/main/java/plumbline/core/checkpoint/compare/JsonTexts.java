package plumbline.core.checkpoint.compare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;

/// Rows of JSON of which some fields are strings that themselves are JSON: these become what the strings say. What is no
/// such string stays as it is. Used by one thread.
final class JsonTexts implements TupleReader {

    private static final JsonFactory JSON = JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
            .maxNestingDepth(200).maxNumberLength(200_000).maxStringLength(1 << 30).maxNameLength(10_000).build())
            .build();

    private final TupleReader rows;
    private final List<Integer> texts;
    private final Tuple row = new Tuple();

    JsonTexts(TupleReader rows, List<Integer> texts) {
        this.rows = rows;
        this.texts = List.copyOf(texts);
    }

    @Override
    public boolean next() {
        if (!rows.next()) {
            return false;
        }
        Tuple saved = rows.tuple();
        byte[] @Nullable [] fields = new byte[saved.fields()][];
        int size = 2;
        for (int i = 0; i < fields.length; i++) {
            if (!saved.isNull(i)) {
                byte[] field = new byte[saved.length(i)];
                System.arraycopy(saved.bytes(), saved.place(i), field, 0, field.length);
                fields[i] = texts.contains(i) ? meant(field) : field;
            }
            size += 4 + (fields[i] == null ? 0 : fields[i].length);
        }
        ByteBuffer written = ByteBuffer.allocate(size).putShort((short) fields.length);
        for (byte[] field : fields) {
            written.putInt(field == null ? -1 : field.length);
            if (field != null) {
                written.put(field);
            }
        }
        row.set(written.array(), 0, size);
        return true;
    }

    /// Digits of numbers stay as they are.
    private static byte[] meant(byte[] field) {
        try (JsonParser json = JSON.createParser(field)) {
            if (json.nextToken() != JsonToken.VALUE_STRING) {
                return field;
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(field.length);
            try (JsonParser inside = JSON.createParser(json.getText());
                    JsonGenerator out = JSON.createGenerator(bytes)) {
                if (!inside.nextToken().isStructStart()) {
                    return field;
                }
                out.copyCurrentStructureExact(inside);
                if (inside.nextToken() != null) {
                    return field;
                }
            }
            return bytes.toByteArray();
        } catch (IOException notJson) {
            return field;
        }
    }

    @Override
    public Tuple tuple() {
        return row;
    }

    @Override
    public void close() {
        rows.close();
    }
}
