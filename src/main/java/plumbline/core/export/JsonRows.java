package plumbline.core.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import plumbline.core.session.Row;

/// An array with an object a row.
final class JsonRows {
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private JsonRows() {}

    static void write(Extract extract, Writer out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            for (Row row : extract.rows()) {
                json.writeStartObject();
                for (int i = 0; i < row.values().size(); i++) {
                    json.writeFieldName(extract.columns().get(i).name());
                    value(row, i, json);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        out.write('\n');
    }

    private static void value(Row row, int index, JsonGenerator json) throws IOException {
        switch (row.get(index)) {
            case null -> json.writeNull();
            case Boolean truth -> json.writeBoolean(truth);
            case Long whole -> json.writeNumber(whole);
            case BigDecimal exact -> json.writeNumber(exact);
            case Double rough when Double.isFinite(rough) -> json.writeNumber(rough);
            case Object other -> json.writeString(other.toString());
        }
    }
}
