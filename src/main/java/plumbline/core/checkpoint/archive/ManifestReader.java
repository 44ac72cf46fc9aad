package plumbline.core.checkpoint.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint.Condition;
import plumbline.core.checkpoint.CheckpointWriter.PackedFile;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Fault.Code;
import plumbline.core.checkpoint.Frame;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.sql.TableName;
import plumbline.core.target.Identity;
import plumbline.core.target.ServerVersion;

/// Reads `manifest.json` and the small files beside it, and believes none of it before it is checked.
final class ManifestReader {

    /// No small file is longer.
    static final long LONGEST = 64L << 20;

    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).maxNumberLength(32)
                    .maxStringLength((int) LONGEST).maxNameLength(10_000).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());
    private static final Pattern TABLE_FILE = Pattern.compile("tables/[A-Za-z0-9_%~-][A-Za-z0-9_%~.-]{0,250}\\.zst");
    private static final Pattern SUM = Pattern.compile("([0-9a-f]{64})  ([^\\\\\\x00-\\x1f]{1,300})");
    private static final String COPY = "sqlite/main.db.zst";

    private static final String TABLES = "manifest.json.tables";

    private final Map<String, StoredFile> files = new HashMap<>();
    private @Nullable PackedFile copy;

    private ManifestReader() {}

    /// Reads them.
    ///
    /// @throws BadForm what is wrong, with the condition it means
    static Contents read(Path folder) throws IOException {
        byte[] content = small(folder, "manifest.json");
        JsonNode tree = tree(content, "manifest.json");
        if (!tree.path("format").asText("").equals(ManifestWriter.FORMAT)) {
            throw new BadForm(Condition.FOREIGN, Fault.of(Code.FOREIGN, "manifest.json"));
        }
        Fields head = new Fields(tree, "manifest.json");
        if (head.count("minReader") > Manifest.VERSION || !head.texts("features").isEmpty()) {
            throw new BadForm(Condition.NEWER, newer(head));
        }
        Map<String, String> sums = sums(folder);
        hashed(sums, "manifest.json", content);
        byte[] sequences = small(folder, "sequences.json");
        hashed(sums, "sequences.json", sequences);
        byte[] schema = small(folder, "schema.sql");
        hashed(sums, "schema.sql", schema);
        try {
            return new ManifestReader().contents(head, sequences(tree(sequences, "sequences.json")),
                    new String(schema, StandardCharsets.UTF_8), sums);
        } catch (ArithmeticException | IllegalArgumentException wrong) {
            throw BadForm.at("manifest.json", Code.NOT_KEPT, String.valueOf(wrong.getMessage()));
        }
    }

    private static Fault newer(Fields head) {
        List<String> features = head.texts("features");
        return features.isEmpty()
                ? Fault.of(Code.NEWER, head.count("version"), head.count("minReader"))
                : Fault.of(Code.NEWER_FEATURES, head.count("version"), head.count("minReader"),
                        String.join(", ", features));
    }

    /// A small file of the folder; a link is none.
    static byte[] small(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw BadForm.of(Code.MISSING, name);
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] content = in.readNBytes((int) LONGEST + 1);
            if (content.length > LONGEST) {
                throw BadForm.of(Code.LONGER, name, LONGEST);
            }
            return content;
        }
    }

    static JsonNode tree(byte[] content, String name) throws IOException {
        try {
            JsonNode tree = JSON.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(content);
            if (tree == null || tree.isMissingNode()) {
                throw BadForm.of(Code.EMPTY, name);
            }
            return tree;
        } catch (JsonProcessingException wrong) {
            throw bad(name, wrong);
        }
    }

    /// What the reader of JSON says of a file, in its own words.
    static BadForm bad(String file, JsonProcessingException wrong) {
        String said = Names.shown(wrong.getOriginalMessage());
        return wrong.getLocation() == null
                ? BadForm.at(file, Code.JSON, said)
                : BadForm.at(file, Code.JSON_LINE, wrong.getLocation().getLineNr(), said);
    }

    /// What SHA256SUMS says.
    static Map<String, String> sums(Path folder) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        int line = 0;
        for (String each : new String(small(folder, "SHA256SUMS"), StandardCharsets.UTF_8).split("\n", -1)) {
            line++;
            Matcher sum = SUM.matcher(each);
            if (sum.matches()) {
                sums.put(sum.group(2), sum.group(1));
            } else if (!each.isEmpty()) {
                throw BadForm.at("SHA256SUMS", Code.SUM_LINE, line);
            }
        }
        return sums;
    }

    private static void hashed(Map<String, String> sums, String name, byte[] content) {
        String expected = sums.getOrDefault(name, "none");
        String found = Disk.sha256(content);
        if (!found.equals(expected)) {
            throw BadForm.at(name, Code.HASH, expected, found);
        }
    }

    private static List<SequenceForm> sequences(JsonNode tree) {
        if (!tree.isArray()) {
            throw BadForm.at("sequences.json", Code.NOT_LIST);
        }
        List<SequenceForm> all = new ArrayList<>();
        for (JsonNode each : tree) {
            Fields its = new Fields(each, "sequences.json[" + all.size() + "]");
            all.add(new SequenceForm(its.name("name"), its.number("last"), its.flag("called"), its.number("increment"),
                    its.text("owner"), its.text("column")));
        }
        return all;
    }

    private Contents contents(Fields head, List<SequenceForm> sequences, String schema, Map<String, String> sums) {
        head.optional("copy").ifPresent(its -> copy = copy(its));
        List<SavedTable> tables = new ArrayList<>();
        for (Fields each : head.objects("tables")) {
            tables.add(table(each));
        }
        String twice = twice(tables);
        if (!twice.isEmpty()) {
            throw BadForm.at(TABLES, Code.TABLE_TWICE, twice);
        }
        long _ = tables.stream().mapToLong(SavedTable::rows).reduce(0, Math::addExact); // their sum is a number
        long _ = tables.stream().mapToLong(SavedTable::bytes).reduce(0, Math::addExact);
        String root = head.hex("root", 64);
        String found = Root.of(tables, files);
        if (!root.equals(found)) {
            throw BadForm.at("manifest.json.root", Code.ROOT, root, found);
        }
        Fields by = head.object("createdBy");
        Inventory inventory = new Inventory(List.of(), FormReader.links(head), FormReader.triggers(head), sequences,
                FormReader.skipped(head), schema);
        Manifest manifest = new Manifest((int) Math.min(head.count("version"), Integer.MAX_VALUE),
                (int) head.count("minReader"), head.text("id"), head.text("description"), head.text("reason"),
                by.text("dbUser"), by.text("osUser"), by.text("app"), head.instant("created"), head.count("millis"),
                head.text("restores"), head.text("run"), origin(head.object("source")), tables, inventory, root);
        return new Contents(manifest, files, copy, sums);
    }

    private static String twice(List<SavedTable> tables) {
        Set<TableName> seen = new HashSet<>();
        return tables.stream().map(table -> table.form().name()).filter(name -> !seen.add(name)).findFirst()
                .map(TableName::toString).orElse("");
    }

    private static Origin origin(Fields source) {
        ServerVersion version = new ServerVersion(source.place("versionNumber", Integer.MAX_VALUE),
                source.text("version"));
        Identity identity = new Identity(source.text("system"), source.text("database"), source.text("server"),
                source.text("role"), version);
        return new Origin(Words.engine(source.text("engine")), source.text("target"), identity, source.instant("at"),
                source.map("facts"));
    }

    private static PackedFile copy(Fields its) {
        if (!its.text("file").equals(COPY)) {
            throw BadForm.at("manifest.json.copy.file", Code.NOT_COPY_FILE, COPY);
        }
        return new PackedFile(COPY, its.count("bytes"), its.count("fileBytes"), its.hex("sha256", 64));
    }

    private SavedTable table(Fields its) {
        TableForm form = FormReader.form(its);
        String scope = its.text("scope");
        if (!scope.equals(SavedTable.WHOLE) && !scope.equals(SavedTable.ROWS)) {
            throw BadForm.at(TABLES, Code.SCOPE, form.name());
        }
        String absent = its.optional("absent").map(file -> stored(file, form).file()).orElse("");
        if (copy != null && its.text("file").equals(COPY)) {
            return new SavedTable(form, its.count("rows"), its.count("bytes"), COPY, its.count("fileBytes"),
                    its.hex("sha256", 64), its.text("digest"), List.of(), scope, absent);
        }
        StoredFile file = stored(its, form);
        return new SavedTable(form, file.rows(), file.bytes(), file.file(), file.fileBytes(), file.sha256(),
                file.digest(), file.frames(), scope, absent);
    }

    private StoredFile stored(Fields its, TableForm form) {
        String name = path(its.text("file"));
        if (form.coding() == Coding.JSON || !name.endsWith(FolderTableWriter.ending(form.coding()))) {
            throw BadForm.at(TABLES, Code.CODING, name, form.coding().word());
        }
        List<Frame> frames = List.of();
        StoredFile.Index index = null;
        if (its.has("index")) {
            Fields lines = its.object("index");
            index = new StoredFile.Index(path(lines.text("file")), lines.count("fileBytes"), lines.hex("sha256", 64),
                    lines.count("frames"));
        } else {
            frames = its.rows("frames").stream()
                    .map(row -> new Frame(row.first(), row.second(), row.third(), row.fourth(), row.hash())).toList();
        }
        StoredFile file = new StoredFile(name, its.count("rows"), its.count("bytes"), its.count("fileBytes"),
                its.hex("sha256", 64), its.hex("digest", 32), frames, index);
        if (index == null) {
            FrameSums sums = new FrameSums(file);
            frames.forEach(sums::add);
            sums.end();
        }
        if (files.put(name, file) != null) {
            throw BadForm.at(TABLES, Code.FILE_TWICE, name);
        }
        return file;
    }

    /// Whether a checkpoint may have such a file.
    static boolean isFile(String name) {
        return switch (name) {
            case "manifest.json", "SHA256SUMS", "schema.sql", "sequences.json", Labels.FILE, COPY -> true;
            default -> TABLE_FILE.matcher(name).matches() && !name.contains("..");
        };
    }

    private static String path(String name) {
        if (!TABLE_FILE.matcher(name).matches() || name.contains("..")) {
            throw BadForm.at(TABLES, Code.NOT_ITS_FILE, Names.shown(name));
        }
        return name;
    }
}
