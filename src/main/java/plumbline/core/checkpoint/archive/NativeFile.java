package plumbline.core.checkpoint.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumbline.core.checkpoint.Checkpoint.Condition;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Fault.Code;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.target.Engine;
import plumbline.core.target.Identity;
import plumbline.core.target.ServerVersion;

/// Makes a manifest of a checkpoint the licensing-risk system wrote itself. Used once.
final class NativeFile implements NativeJson.Heard {

    private static final Pattern STAMP = Pattern.compile("(\\d{8}_\\d{6})");
    private static final DateTimeFormatter STAMP_FORM = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

    private final Path path;
    private final Map<String, String> facts = new HashMap<>();
    private final List<NativeTable> tables = new ArrayList<>();
    private NativeTable table = new NativeTable();

    private NativeFile(Path path) {
        this.path = path;
    }

    /// Reads the file once.
    ///
    /// @throws BadForm where it is none
    static Manifest manifest(Path path) throws IOException {
        NativeFile file = new NativeFile(path);
        MessageDigest hash = Disk.sha256();
        boolean found;
        try (InputStream disk = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
                InputStream in = new DigestInputStream(disk, hash);
                JsonParser json = NativeJson.open(in)) {
            found = NativeJson.read(json, file);
        } catch (JsonProcessingException wrong) {
            throw bad(path, wrong);
        }
        if (!found) {
            throw new BadForm(Condition.FOREIGN, Fault.of(Code.NO_TABLES, path.getFileName()));
        }
        return file.manifest(HexFormat.of().formatHex(hash.digest()));
    }

    static BadForm bad(Path path, JsonProcessingException wrong) {
        return ManifestReader.bad(String.valueOf(path.getFileName()), wrong);
    }

    @Override
    public void fact(String key, JsonParser json) throws IOException {
        facts.put(key, json.currentToken() == JsonToken.VALUE_NULL ? "" : json.getText());
    }

    @Override
    public void columns(JsonParser json) throws IOException {
        table.columns(json);
    }

    @Override
    public boolean rows(JsonParser json) throws IOException {
        long from = json.currentTokenLocation().getByteOffset();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            table.row(json);
        }
        table.bytes(Math.max(0, json.currentTokenLocation().getByteOffset() - from));
        return true;
    }

    @Override
    public void table(String name) {
        if (tables.stream().anyMatch(other -> other.name().equals(name))) {
            throw BadForm.of(Code.TABLE_TWICE, Names.shown(name));
        }
        tables.add(table.named(name));
        table = new NativeTable();
    }

    private Manifest manifest(String sha256) throws IOException {
        long size = Files.size(path);
        String file = String.valueOf(path.getFileName());
        List<SavedTable> saved = new ArrayList<>();
        for (NativeTable each : tables) {
            saved.add(new SavedTable(each.form(), each.rows(), each.bytes(), file, size, sha256, "", List.of(),
                    SavedTable.WHOLE, ""));
        }
        Instant created = created();
        String id = first("id", "checkpoint_id", "name");
        Identity identity = new Identity("", first("database", "database_name"), "", "", new ServerVersion(0, ""));
        Origin origin = new Origin(Engine.POSTGRESQL, first("target"), identity, created, Map.of());
        return new Manifest(Manifest.VERSION, Manifest.VERSION, id.isEmpty() ? Look.id(path) : id,
                first("description", "note"), Manifest.IMPORTED, "", "", "", created, 0, "", "", origin, saved,
                new Inventory(List.of(), List.of(), List.of(), List.of(), List.of(), ""), Root.of(saved, Map.of()));
    }

    private String first(String... keys) {
        for (String key : keys) {
            String value = facts.getOrDefault(key, "");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    private Instant created() throws IOException {
        for (String text : new String[]{first("created_at"), first("timestamp"), first("created"), first("time"),
            String.valueOf(path.getFileName())}) {
            Instant found = instant(text.strip());
            if (found.isAfter(Instant.EPOCH)) {
                return found;
            }
        }
        return Files.getLastModifiedTime(path).toInstant();
    }

    private static Instant instant(String text) {
        Matcher stamp = STAMP.matcher(text);
        try {
            if (stamp.find()) {
                return here(LocalDateTime.parse(stamp.group(1), STAMP_FORM));
            }
            if (text.matches("\\d{9,10}(\\.\\d+)?")) {
                return Instant.ofEpochSecond(Long.parseLong(text.replaceAll("\\..*", "")));
            }
            String iso = text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
            return iso.matches(".*T.*([Zz]|[+-]\\d\\d(:?\\d\\d)?)")
                    ? OffsetDateTime.parse(iso.replaceFirst("([+-]\\d\\d)$", "$1:00")).toInstant()
                    : here(LocalDateTime.parse(iso));
        } catch (DateTimeException notOne) {
            return Instant.EPOCH;
        }
    }

    private static Instant here(LocalDateTime time) {
        return time.atZone(ZoneId.systemDefault()).toInstant();
    }
}
