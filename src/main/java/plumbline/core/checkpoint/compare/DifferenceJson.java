package plumbline.core.checkpoint.compare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.Drift;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.RowDifference;
import plumbline.core.checkpoint.SequenceDifference;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.session.ValueKind;

/// A comparison as one JSON document, as the command line's `checkpoint diff` has it.
final class DifferenceJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private final ComparisonExport export;
    private final Writer out;

    DifferenceJson(ComparisonExport export, Writer out) {
        this.export = export;
        this.out = out;
    }

    void write() throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("from", export.from());
            json.writeStringField("to", export.to());
            json.writeBooleanField("identical", export.comparison().identical());
            json.writeArrayFieldStart("tables");
            for (TableDifference table : export.comparison().tables()) {
                table(table, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("sequences");
            for (SequenceDifference sequence : export.comparison().sequences()) {
                json.writeStartObject();
                json.writeStringField("name", sequence.name().toString());
                place("before", sequence.before(), json);
                place("after", sequence.after(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void place(String name, @Nullable SequenceForm sequence, JsonGenerator json) throws IOException {
        if (sequence == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, sequence.last());
        }
    }

    private void table(TableDifference table, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", table.name().schema().map(Object::toString).orElse(""));
        json.writeStringField("name", table.name().table().name());
        json.writeNumberField("added", table.added());
        json.writeNumberField("removed", table.removed());
        json.writeNumberField("changed", table.changed());
        json.writeNumberField("unchanged", table.unchanged());
        json.writeStringField("proof", table.proof());
        json.writeArrayFieldStart("drift");
        for (Drift drift : table.drift()) {
            json.writeStartObject();
            json.writeStringField("what", drift.what());
            json.writeStringField("detail", drift.detail());
            json.writeBooleanField("blocks", drift.blocks());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (export.most() > 0) {
            rows(table, json);
        }
        json.writeEndObject();
    }

    private void rows(TableDifference table, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("rows");
        Delta delta = export.comparison().delta(table.name());
        RowTexts texts = new RowTexts(delta.form());
        try (Delta.DeltaReader reader = delta.read()) {
            for (long place = 0; place < export.most() && reader.next(); place++) {
                export.context().checkCancelled();
                row(delta.form(), texts.difference(reader, place), json);
            }
        }
        json.writeEndArray();
    }

    private static void row(TableForm form, RowDifference row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", row.kind().name().toLowerCase(Locale.ROOT));
        json.writeObjectFieldStart("key");
        List<@Nullable String> any = row.after().isEmpty() ? row.before() : row.after();
        for (KeyPart part : form.key()) {
            value(form.columns().get(part.column()), any.get(part.column()), json);
        }
        json.writeEndObject();
        values("before", form, row.before(), json);
        values("after", form, row.after(), json);
        json.writeEndObject();
    }

    private static void values(String name, TableForm form, List<@Nullable String> row, JsonGenerator json)
            throws IOException {
        if (row.isEmpty()) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        for (int i = 0; i < row.size(); i++) {
            value(form.columns().get(i), row.get(i), json);
        }
        json.writeEndObject();
    }

    private static void value(ColumnForm column, @Nullable String text, JsonGenerator json) throws IOException {
        json.writeFieldName(column.name().name());
        if (text == null) {
            json.writeNull();
        } else if (column.kind() == ValueKind.NUMBER && NUMBER.matcher(text).matches()) {
            json.writeNumber(text);
        } else if (column.kind() == ValueKind.BOOLEAN && (text.equals("true") || text.equals("false"))) {
            json.writeBoolean(text.equals("true"));
        } else {
            json.writeString(text);
        }
    }
}
