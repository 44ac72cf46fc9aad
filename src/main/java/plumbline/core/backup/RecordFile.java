package plumbline.core.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.ToldException;
import plumbline.core.target.Identity;
import plumbline.core.target.ServerVersion;
import plumbline.core.text.Phrase;

/// Writes and reads the JSON beside a backup.
final class RecordFile {

    private static final String FORMAT = "plumbline-backup";
    private static final int VERSION = 1;
    private static final long LARGEST = 16L << 20;
    private static final JsonMapper MAPPER = new JsonMapper();

    private RecordFile() {}

    /// Where the record of a backup is.
    static Path of(Path backup) {
        return backup.resolveSibling(backup.getFileName() + ".json");
    }

    static byte[] write(BackupRecord record) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("format", FORMAT).put("version", VERSION).put("file", record.file()).put("kind", record.kind().word())
                .put("scope", record.scope().word()).put("target", record.target());
        Identity identity = record.identity();
        if (identity != null) {
            json.putObject("identity").put("system", identity.system()).put("database", identity.database())
                    .put("server", identity.server()).put("role", identity.role())
                    .put("versionNumber", identity.version().number()).put("version", identity.version().text());
        }
        json.put("tool", record.tool()).put("at", record.at().toString()).put("who", record.who())
                .put("host", record.host()).put("bytes", record.bytes()).put("sha256", record.sha256());
        ArrayNode tables = json.putArray("tables");
        record.tables().forEach(tables::add);
        ArrayNode notes = json.putArray("notes");
        record.notes().forEach(notes::add);
        return (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// Reads the record of a backup.
    ///
    /// @return empty where there is none
    /// @throws IOException where it is none of ours, of a newer version, or can't be read; its message says which
    static Optional<BackupRecord> read(Path backup) throws IOException {
        Path file = of(backup);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (Files.size(file) > LARGEST) {
            throw new ToldException(Phrase.of("detail.record.large"));
        }
        JsonNode json;
        try {
            json = MAPPER.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException broken) {
            throw new ToldException(Phrase.of("detail.record.json"), broken);
        }
        if (json == null || !json.path("format").asText().equals(FORMAT)) {
            throw new ToldException(Phrase.of("detail.record.foreign"));
        }
        if (json.path("version").asInt() > VERSION) {
            throw new ToldException(Phrase.of("detail.record.newer"));
        }
        try {
            Kind kind = Kind.ofWord(json.path("kind").asText()).orElseThrow(RecordFile::unknown);
            Scope scope = Scope.ofWord(json.path("scope").asText()).orElseThrow(RecordFile::unknown);
            return Optional.of(new BackupRecord(json.path("file").asText(), kind, scope, json.path("target").asText(),
                    identity(json.path("identity")), json.path("tool").asText(), texts(json.path("tables")),
                    Instant.parse(json.path("at").asText()), json.path("who").asText(), json.path("host").asText(),
                    json.path("bytes").asLong(), json.path("sha256").asText(), texts(json.path("notes"))));
        } catch (DateTimeException noTime) {
            throw new ToldException(Phrase.of("detail.record.time"), noTime);
        }
    }

    private static ToldException unknown() {
        return new ToldException(Phrase.of("detail.record.unknown"));
    }

    private static @Nullable Identity identity(JsonNode json) {
        return json.isMissingNode()
                ? null
                : new Identity(json.path("system").asText(), json.path("database").asText(),
                        json.path("server").asText(), json.path("role").asText(),
                        new ServerVersion(json.path("versionNumber").asInt(), json.path("version").asText()));
    }

    private static List<String> texts(JsonNode json) {
        List<String> texts = new ArrayList<>();
        json.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
