package plumbline.core.checkpoint.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.CheckpointWriter.PackedFile;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Frame;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.LinkForm;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.checkpoint.Skipped;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.TriggerForm;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;

/// Writes `manifest.json` and `sequences.json` in version 1 of the form. Every key stands here by itself, so that a change of
/// the program's own names doesn't change the form.
final class ManifestWriter {

    /// The word that tells the form.
    static final String FORMAT = "plumbline-checkpoint";

    private final Manifest manifest;
    private final String id;
    private final Map<String, StoredFile> files;
    private final @Nullable PackedFile copy;

    ManifestWriter(Manifest manifest, String id, Map<String, StoredFile> files, @Nullable PackedFile copy) {
        this.manifest = manifest;
        this.id = id;
        this.files = files;
        this.copy = copy;
    }

    byte[] manifest() throws IOException {
        return written(this::head);
    }

    byte[] sequences() throws IOException {
        return written(json -> {
            json.writeStartArray();
            for (SequenceForm each : manifest.inventory().sequences()) {
                json.writeStartObject();
                name(json, "name", each.name());
                json.writeNumberField("last", each.last());
                json.writeBooleanField("called", each.called());
                json.writeNumberField("increment", each.increment());
                json.writeStringField("owner", each.owner());
                json.writeStringField("column", each.column());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private static byte[] written(Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER).withRootSeparator(null);
        DefaultPrettyPrinter lines = new DefaultPrettyPrinter(separators)
                .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.setPrettyPrinter(lines);
            body.write(json);
            json.writeRaw('\n');
        }
        return bytes.toByteArray();
    }

    private void head(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", FORMAT);
        json.writeNumberField("version", manifest.version());
        json.writeNumberField("minReader", manifest.minReader());
        json.writeArrayFieldStart("features");
        json.writeEndArray();
        json.writeStringField("id", id);
        json.writeStringField("description", manifest.description());
        json.writeStringField("reason", manifest.reason());
        json.writeObjectFieldStart("createdBy");
        json.writeStringField("dbUser", manifest.dbUser());
        json.writeStringField("osUser", manifest.osUser());
        json.writeStringField("app", manifest.app());
        json.writeEndObject();
        json.writeStringField("created", manifest.created().toString());
        json.writeNumberField("millis", manifest.millis());
        json.writeStringField("restores", manifest.restores());
        json.writeStringField("run", manifest.run());
        source(json, manifest.origin());
        PackedFile whole = copy;
        if (whole != null) {
            json.writeObjectFieldStart("copy");
            json.writeStringField("file", whole.file());
            json.writeNumberField("bytes", whole.bytes());
            json.writeNumberField("fileBytes", whole.fileBytes());
            json.writeStringField("sha256", whole.sha256());
            json.writeEndObject();
        }
        json.writeArrayFieldStart("tables");
        for (SavedTable table : manifest.tables()) {
            table(json, table);
        }
        json.writeEndArray();
        inventory(json, manifest.inventory());
        json.writeStringField("root", Root.of(manifest.tables(), files));
        json.writeEndObject();
    }

    private static void source(JsonGenerator json, Origin origin) throws IOException {
        json.writeObjectFieldStart("source");
        json.writeStringField("engine", origin.engine().word());
        json.writeStringField("target", origin.target());
        json.writeStringField("system", origin.identity().system());
        json.writeStringField("database", origin.identity().database());
        json.writeStringField("server", origin.identity().server());
        json.writeStringField("role", origin.identity().role());
        json.writeNumberField("versionNumber", origin.identity().version().number());
        json.writeStringField("version", origin.identity().version().text());
        json.writeStringField("at", origin.at().toString());
        json.writeObjectFieldStart("facts");
        for (Map.Entry<String, String> fact : new TreeMap<>(origin.facts()).entrySet()) {
            json.writeStringField(fact.getKey(), fact.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void table(JsonGenerator json, SavedTable table) throws IOException {
        json.writeStartObject();
        form(json, table.form());
        json.writeStringField("scope", table.scope());
        StoredFile file = files.get(table.file());
        if (file == null) { // copied whole: what the table says of itself
            file = new StoredFile(table.file(), table.rows(), table.bytes(), table.fileBytes(), table.sha256(),
                    table.digest(), table.frames(), null);
        }
        file(json, file);
        StoredFile absent = files.get(table.absent());
        if (absent != null) {
            json.writeObjectFieldStart("absent");
            file(json, absent);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void form(JsonGenerator json, TableForm form) throws IOException {
        name(json, "name", form.name());
        json.writeStringField("kind", form.kind());
        TableName root = form.root();
        if (root != null) {
            name(json, "root", root);
        }
        json.writeArrayFieldStart("columns");
        for (ColumnForm column : form.columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.name().name());
            json.writeStringField("type", column.type());
            json.writeNumberField("oid", column.typeOid());
            json.writeStringField("base", column.base());
            json.writeStringField("kind", Words.of(column.kind()));
            json.writeBooleanField("notNull", column.notNull());
            json.writeBooleanField("always", column.always());
            json.writeEndObject();
        }
        json.writeEndArray();
        texts(json, "generated", form.generated());
        json.writeArrayFieldStart("key");
        for (KeyPart part : form.key()) {
            json.writeStartObject();
            json.writeNumberField("column", part.column());
            json.writeStringField("order", part.order().word());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanField("ordered", form.ordered());
        json.writeStringField("coding", form.coding().word());
        texts(json, "definition", form.definition());
        json.writeNumberField("estimatedRows", form.rows());
        json.writeNumberField("estimatedBytes", form.bytes());
    }

    private static void file(JsonGenerator json, StoredFile file) throws IOException {
        json.writeStringField("file", file.file());
        json.writeNumberField("rows", file.rows());
        json.writeNumberField("bytes", file.bytes());
        json.writeNumberField("fileBytes", file.fileBytes());
        json.writeStringField("sha256", file.sha256());
        json.writeStringField("digest", file.digest());
        StoredFile.Index index = file.index();
        if (index != null) {
            json.writeObjectFieldStart("index");
            json.writeStringField("file", index.file());
            json.writeNumberField("fileBytes", index.fileBytes());
            json.writeStringField("sha256", index.sha256());
            json.writeNumberField("frames", index.frames());
            json.writeEndObject();
            return;
        }
        json.writeArrayFieldStart("frames");
        for (Frame frame : file.frames()) {
            json.writeStartArray();
            json.writeNumber(frame.place());
            json.writeNumber(frame.length());
            json.writeNumber(frame.rows());
            json.writeNumber(frame.bytes());
            json.writeString(frame.sha256());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void inventory(JsonGenerator json, Inventory inventory) throws IOException {
        json.writeArrayFieldStart("foreignKeys");
        for (LinkForm link : inventory.links()) {
            link(json, link);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("triggers");
        for (TriggerForm trigger : inventory.triggers()) {
            json.writeStartObject();
            name(json, "table", trigger.table());
            json.writeStringField("name", trigger.name());
            json.writeStringField("enabled", trigger.enabled());
            json.writeStringField("definition", trigger.definition());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("skipped");
        for (Skipped skipped : inventory.skipped()) {
            json.writeStartObject();
            json.writeStringField("name", skipped.name());
            json.writeStringField("reason", skipped.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void link(JsonGenerator json, LinkForm link) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", link.name());
        name(json, "child", link.child());
        texts(json, "columns", link.columns().stream().map(Ident::name).toList());
        name(json, "parent", link.parent());
        texts(json, "keys", link.keys().stream().map(Ident::name).toList());
        json.writeStringField("definition", link.definition());
        json.writeBooleanField("deferrable", link.deferrable());
        json.writeBooleanField("deferred", link.deferred());
        json.writeBooleanField("validated", link.validated());
        json.writeStringField("onDelete", link.onDelete());
        json.writeEndObject();
    }

    private static void name(JsonGenerator json, String key, TableName name) throws IOException {
        json.writeArrayFieldStart(key);
        Ident schema = name.schemaOrNull();
        if (schema != null) {
            json.writeString(schema.name());
        }
        json.writeString(name.table().name());
        json.writeEndArray();
    }

    private static void texts(JsonGenerator json, String key, Collection<String> texts) throws IOException {
        json.writeArrayFieldStart(key);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
