package plumbline.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.RowImages;
import plumbline.core.journal.SchemaChange;
import plumbline.core.session.RowChange;
import plumbline.core.session.RowValues;
import plumbline.core.session.TableColumn;
import plumbline.core.session.ValueKind;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;

/// Rows before and after as compressed JSON, without losing anything: text, whole numbers, booleans and null are JSON's
/// own; `{"d":"-0.0"}` is a double and `{"n":"1.10"}` a decimal, in the text form from which Java makes the same value.
final class ImageCodec {

    // not ASCII is escaped: so half a surrogate pair, which UTF-8 can't hold, comes back too
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private ImageCodec() {}

    static byte[] encode(ChangeRecord change) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED); // a person waits for it between a lock and its release
        try (Writer text = new OutputStreamWriter(new DeflaterOutputStream(bytes, deflater, 64 * 1024),
                StandardCharsets.US_ASCII);
                JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (RowImages images : change.tables()) {
                write(json, images);
            }
            for (SchemaChange step : change.schema()) {
                json.writeStartObject();
                json.writeStringField("done", step.done());
                json.writeStringField("inverse", step.inverse());
                write(json, "key", new LinkedHashMap<>(step.key()));
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, RowImages images) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", images.table().schema().map(Ident::name).orElse(null));
        json.writeStringField("table", images.table().table().name());
        json.writeArrayFieldStart("columns");
        for (TableColumn column : images.columns()) {
            write(json, column);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        for (RowChange change : images.changes()) {
            json.writeStartObject();
            write(json, "key", change.key());
            write(json, "before", change.before());
            write(json, "after", change.after());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, TableColumn column) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", column.name().name());
        json.writeStringField("type", column.typeName());
        json.writeStringField("kind", column.kind().name());
        json.writeNumberField("key", column.key());
        json.writeBooleanField("generated", column.generated());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, @Nullable Map<String, @Nullable Object> row)
            throws IOException {
        if (row == null) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, @Nullable Object> each : row.entrySet()) {
            json.writeFieldName(each.getKey());
            write(json, each.getValue());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Long number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            case Double number -> writeTagged(json, "d", number.toString());
            case BigDecimal number -> writeTagged(json, "n", number.toString());
            default -> throw new IllegalArgumentException("a row can't hold a " + value.getClass().getName());
        }
    }

    private static void writeTagged(JsonGenerator json, String tag, String text) throws IOException {
        json.writeStartObject();
        json.writeStringField(tag, text);
        json.writeEndObject();
    }

    /// @throws IOException where the bytes were not written by this class
    static ChangeRecord decode(byte[] bytes) throws IOException {
        try (JsonParser json = JSON.createParser(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            List<RowImages> tables = new ArrayList<>();
            List<SchemaChange> steps = new ArrayList<>();
            // the console's first version wrote one table and no list
            if (json.nextToken() == JsonToken.START_OBJECT) {
                part(json, tables, steps);
                return new ChangeRecord(tables, steps);
            }
            expect(json.currentToken(), JsonToken.START_ARRAY);
            while (json.nextToken() == JsonToken.START_OBJECT) {
                part(json, tables, steps);
            }
            return new ChangeRecord(tables, steps);
        }
    }

    private static void part(JsonParser json, List<RowImages> tables, List<SchemaChange> steps) throws IOException {
        // rows of a table have the same columns
        Map<List<String>, RowValues.Names> known = new HashMap<>();
        String schema = null;
        String done = null;
        String inverse = "";
        Map<String, String> key = new LinkedHashMap<>();
        String table = "";
        List<TableColumn> columns = new ArrayList<>();
        List<RowChange> changes = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken token = json.nextToken();
            switch (field) {
                case "schema" -> schema = token == JsonToken.VALUE_NULL ? null : json.getText();
                case "table" -> table = json.getText();
                case "done" -> done = json.getText();
                case "inverse" -> inverse = json.getText();
                case "key" -> row(json, known).forEach((name, value) -> key.put(name, String.valueOf(value)));
                case "columns" -> {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        columns.add(column(json, known));
                    }
                }
                case "rows" -> {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        changes.add(change(json, known));
                    }
                }
                default -> json.skipChildren();
            }
        }
        if (done != null) {
            steps.add(new SchemaChange(key, done, inverse));
            return;
        }
        TableName name = new TableName(schema == null ? null : new Ident(schema), new Ident(table));
        tables.add(new RowImages(name, columns, changes));
    }

    private static TableColumn column(JsonParser json, Map<List<String>, RowValues.Names> known) throws IOException {
        Map<String, @Nullable Object> fields = row(json, known);
        return new TableColumn(new Ident(String.valueOf(fields.get("name"))), String.valueOf(fields.get("type")),
                ValueKind.valueOf(String.valueOf(fields.get("kind"))),
                Integer.parseInt(String.valueOf(fields.get("key"))), Boolean.TRUE.equals(fields.get("generated")));
    }

    private static RowChange change(JsonParser json, Map<List<String>, RowValues.Names> known) throws IOException {
        Map<String, @Nullable Object> key = Map.of();
        Map<String, @Nullable Object> before = null;
        Map<String, @Nullable Object> after = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            Map<String, @Nullable Object> row = json.nextToken() == JsonToken.VALUE_NULL ? null : row(json, known);
            switch (field) {
                case "key" -> key = row == null ? key : row;
                case "before" -> before = row;
                case "after" -> after = row;
                default -> throw new IOException("a row has no " + field);
            }
        }
        return new RowChange(key, before, after);
    }

    private static Map<String, @Nullable Object> row(JsonParser json,
            Map<List<String>, RowValues.Names> known) throws IOException {
        List<String> names = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            names.add(json.currentName());
            values.add(value(json, json.nextToken()));
        }
        return known.computeIfAbsent(names, RowValues.Names::new).row(values);
    }

    private static @Nullable Object value(JsonParser json, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_OBJECT -> tagged(json);
            default -> throw new IOException("a row can't hold " + token);
        };
    }

    private static Object tagged(JsonParser json) throws IOException {
        String tag = json.nextFieldName();
        String text = json.nextTextValue();
        expect(json.nextToken(), JsonToken.END_OBJECT);
        return switch (tag) {
            case "d" -> Double.valueOf(text);
            case "n" -> new BigDecimal(text);
            default -> throw new IOException("unknown kind of number: " + tag);
        };
    }

    private static void expect(JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw new IOException("expected " + wanted + ", found " + found);
        }
    }
}
