package plumbline.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
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

    /// A chain of waits may be thousands of objects deep.
    private static final int DEEPEST = 100_000;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(DEEPEST).build()).build())
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();
    private static final DefaultPrettyPrinter LINES = new DefaultPrettyPrinter()
            .withObjectIndenter(new Indentation());

    private Json() {}

    /// Writes without recursion, so that no depth is too deep for the stack.
    static String write(Object document) {
        StringWriter text = new StringWriter();
        write(document, text);
        return text.toString();
    }

    /// Writes into whatever takes text; an iterable in the document is gone through only now, so that it may be longer
    /// than the memory.
    ///
    /// @param to stays open
    static void write(Object document, Writer to) {
        try (JsonGenerator out = MAPPER.createGenerator(to)) {
            out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            out.setPrettyPrinter(LINES.createInstance());
            Deque<Iterator<?>> open = new ArrayDeque<>();
            value(out, document, open);
            while (!open.isEmpty()) {
                next(out, open);
            }
            out.writeRaw('\n');
        } catch (IOException bug) {
            throw new IllegalStateException("not a document", bug);
        }
    }

    private static void next(JsonGenerator out, Deque<Iterator<?>> open) throws IOException {
        Iterator<?> inner = open.element();
        if (!inner.hasNext()) {
            open.pop();
            if (out.getOutputContext().inObject()) {
                out.writeEndObject();
            } else {
                out.writeEndArray();
            }
        } else if (out.getOutputContext().inObject()) {
            Map.Entry<?, ?> field = (Map.Entry<?, ?>) inner.next();
            out.writeFieldName(String.valueOf(field.getKey()));
            value(out, field.getValue(), open);
        } else {
            value(out, inner.next(), open);
        }
    }

    private static void value(JsonGenerator out, @Nullable Object value, Deque<Iterator<?>> open) throws IOException {
        switch (value) {
            case JsonNode tree -> out.writePOJO(tree); // iterable, too
            case Map<?, ?> object -> {
                out.writeStartObject();
                open.push(object.entrySet().iterator());
            }
            case Iterable<?> array -> {
                out.writeStartArray();
                open.push(array.iterator());
            }
            case null -> out.writeNull();
            default -> out.writePOJO(value);
        }
    }

    /// Two spaces a level; from some depth on no more of them, or a deep document would be mostly spaces.
    private static final class Indentation implements DefaultPrettyPrinter.Indenter {

        private static final int MOST = 32;

        @Override
        public void writeIndentation(JsonGenerator out, int level) throws IOException {
            out.writeRaw('\n');
            out.writeRaw("  ".repeat(Math.min(level, MOST)));
        }

        @Override
        public boolean isInline() { return false; }
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

    /// A text as the number or truth it means.
    static @Nullable Object typed(ValueKind kind, @Nullable Object value) {
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
