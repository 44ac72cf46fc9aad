package plumbline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.session.TableColumn;
import plumbline.core.session.ValueKind;

/// Writes the JSON documents of the contract.
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    private Json() {}

    static String write(Object document) {
        try {
            return MAPPER.writeValueAsString(document) + "\n";
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("not a document", bug);
        }
    }

    /// An object from names and values in turn; keeps their order.
    static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }

    /// A finding as an object.
    static Map<String, @Nullable Object> row(List<Column> columns, Row row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            object.put(columns.get(i).name(), row.get(i));
        }
        return object;
    }

    /// An image as an object: numbers and booleans, which images keep as text, become what they are.
    static @Nullable Map<String, @Nullable Object> image(List<TableColumn> columns,
            @Nullable Map<String, @Nullable Object> image) {
        if (image == null) {
            return null;
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (TableColumn column : columns) {
            String name = column.name().name();
            if (image.containsKey(name)) {
                object.put(name, typed(column.kind(), image.get(name)));
            }
        }
        return object;
    }

    private static @Nullable Object typed(ValueKind kind, @Nullable Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        return switch (kind) {
            case NUMBER -> number(text);
            case BOOLEAN -> text.equals("true") || text.equals("t");
            case TIME, TEXT, BINARY -> text;
        };
    }

    private static Object number(String text) {
        try {
            return new java.math.BigDecimal(text);
        } catch (NumberFormatException notFinite) {
            return text;
        }
    }
}
