package plumbline.core.checkpoint.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import plumbline.core.checkpoint.Fault.Code;

/// Reads the licensing-risk system's own checkpoints piece by piece. Their exact form is not written down, so that several
/// shapes are taken: `tables` is an object of names or a list of objects with a name; a table is a list of rows or an
/// object with `columns` and `rows`; a row is an object or a list. Stateless.
final class NativeJson {

    private static final int DEEPEST = 200;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxNumberLength(200_000)
                    .maxStringLength(1 << 30).maxNameLength(10_000).build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // Python writes NaN
            .build();

    private NativeJson() {}

    /// Hears what is in a file. Whoever hears of a value reads all of it, or none.
    interface Heard {
        /// A value beside the tables; the parser stands on it.
        void fact(String key, JsonParser json) throws IOException;

        /// A table's columns; the parser stands on the beginning of the list.
        void columns(JsonParser json) throws IOException;

        /// A table's rows; the parser stands on the beginning of the list.
        ///
        /// @return whether the list was read and the rest is wanted too; else the reading stops here
        boolean rows(JsonParser json) throws IOException;

        /// A table ends.
        void table(String name) throws IOException;
    }

    /// Opens a parser.
    static JsonParser open(InputStream in) throws IOException {
        return JSON.createParser(in);
    }

    /// Reads a file to its end, or until the rows are met that were looked for.
    ///
    /// @return whether it has tables
    static boolean read(JsonParser json, Heard heard) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        boolean tables = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            switch (key) {
                case "tables", "data" -> {
                    tables |= value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY;
                    if (!tables(json, heard)) {
                        return true;
                    }
                }
                case "metadata", "checkpoint", "info" -> facts(json, heard);
                default -> {
                    if (value.isScalarValue()) {
                        heard.fact(key, json);
                    } else {
                        json.skipChildren();
                    }
                }
            }
        }
        if (json.nextToken() != null) { // also reads the file to its end
            throw BadForm.of(Code.BEHIND_END);
        }
        return tables;
    }

    private static void facts(JsonParser json, Heard heard) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            if (json.nextToken().isScalarValue()) {
                heard.fact(key, json);
            } else {
                json.skipChildren();
            }
        }
    }

    // lists of names and counts by name stand there as well in some files, and are passed over
    private static boolean tables(JsonParser json, Heard heard) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken().isStructStart() && !table(json, name, heard)) {
                    return false;
                }
            }
        } else if (json.currentToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (json.currentToken() == JsonToken.START_OBJECT && !table(json, "", heard)) {
                    return false;
                }
                json.skipChildren();
            }
        }
        return true;
    }

    private static boolean table(JsonParser json, String named, Heard heard) throws IOException {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            if (!heard.rows(json)) {
                return false;
            }
            heard.table(named);
            return true;
        }
        String name = named;
        boolean rows = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            boolean list = json.nextToken() == JsonToken.START_ARRAY;
            if (key.equals("columns") && list) {
                heard.columns(json);
            } else if (isRows(key) && list && !rows) {
                rows = true;
                if (!heard.rows(json)) {
                    return false;
                }
            } else if (named.isEmpty() && isName(key) && json.currentToken() == JsonToken.VALUE_STRING) {
                name = json.getText();
            } else { // counts and the like are found out anew
                json.skipChildren();
            }
        }
        if (name.isEmpty()) {
            throw BadForm.of(Code.NO_TABLE_NAME);
        }
        heard.table(name);
        return true;
    }

    private static boolean isRows(String key) {
        return key.equals("rows") || key.equals("data") || key.equals("records");
    }

    private static boolean isName(String key) {
        return key.equals("name") || key.equals("table") || key.equals("table_name");
    }

    /// Whether a text is JSON, an object or a list.
    static boolean isStructure(String text) {
        String stripped = text.strip();
        if (!stripped.startsWith("{") && !stripped.startsWith("[")) {
            return false;
        }
        try (JsonParser json = JSON.createParser(stripped)) {
            json.nextToken();
            json.skipChildren();
            return json.nextToken() == null;
        } catch (IOException notJson) {
            return false;
        }
    }

    /// The value the parser stands on, as JSON in UTF-8; digits of numbers stay as they are.
    static byte[] value(JsonParser json) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            copy(json, out);
        }
        return bytes.toByteArray();
    }

    private static void copy(JsonParser json, JsonGenerator out) throws IOException {
        switch (json.currentToken()) {
            case START_OBJECT -> {
                out.writeStartObject();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    out.writeFieldName(json.currentName());
                    json.nextToken();
                    copy(json, out);
                }
                out.writeEndObject();
            }
            case START_ARRAY -> {
                out.writeStartArray();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    copy(json, out);
                }
                out.writeEndArray();
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                if (json.isNaN()) {
                    out.writeString(json.getText());
                } else {
                    out.writeNumber(json.getText());
                }
            }
            case VALUE_TRUE -> out.writeBoolean(true);
            case VALUE_FALSE -> out.writeBoolean(false);
            case VALUE_NULL -> out.writeNull();
            case null, default -> out.writeString(json.getText());
        }
    }
}
