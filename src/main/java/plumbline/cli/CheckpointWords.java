package plumbline.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.health.Bytes;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.TableName;

/// Checkpoints as documents and as rows for people.
///
/// @param said the words
record CheckpointWords(Said said) {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /// A time as people of this place read it.
    static String time(Instant at) {
        return MINUTES.format(at.atZone(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS));
    }

    /// The schema of a name; null where it has none.
    static @Nullable String schema(TableName name) {
        return name.schema().map(schema -> schema.name()).orElse(null);
    }

    /// Begins a document about a table.
    static Map<String, @Nullable Object> table(TableName name) {
        return Json.object("schema", schema(name), "name", name.table().name());
    }

    /// A saved table.
    static Map<String, @Nullable Object> table(SavedTable table) {
        Map<String, @Nullable Object> json = table(table.form().name());
        json.put("rows", table.rows());
        json.put("bytes", table.bytes());
        json.put("kind", table.form().kind());
        json.put("scope", table.scope());
        json.put("file", table.file());
        json.put("fileBytes", table.fileBytes());
        json.put("sha256", table.sha256());
        json.put("digest", table.digest());
        json.put("key", table.form().key().stream()
                .map(part -> table.form().columns().get(part.column()).name().name()).toList());
        return json;
    }

    /// One line of the list.
    Map<String, @Nullable Object> json(Checkpoint checkpoint) {
        Manifest manifest = checkpoint.manifest();
        Map<String, @Nullable Object> json = Json.object("id", checkpoint.id(), "path", checkpoint.path().toString(),
                "target", manifest == null ? null : manifest.origin().target(), "createdAt",
                manifest == null ? null : manifest.created().toString(), "description",
                checkpoint.label().description(), "automatic", manifest != null && manifest.automatic(), "tables",
                manifest == null ? null : manifest.tables().size(), "rows",
                manifest == null ? null : manifest.rows(), "bytes", manifest == null ? null : manifest.bytes());
        json.put("diskBytes", checkpoint.diskBytes());
        json.put("condition", word(checkpoint.condition()));
        json.put("detail", checkpoint.fault() == null ? null : checkpoint.fault().in(said.messages().get()));
        json.put("pinned", checkpoint.label().pinned());
        Instant verified = checkpoint.label().verified();
        json.put("verifiedAt", verified == null ? null : verified.toString());
        json.put("intact", verified == null ? null : checkpoint.label().intact());
        if (manifest != null) {
            json.put("reason", manifest.reason());
            json.put("engine", manifest.origin().engine().word());
            json.put("identity", manifest.origin().identity().line());
            json.put("at", manifest.origin().at().toString());
            json.put("restores", manifest.restores().isEmpty() ? null : manifest.restores());
            json.put("run", manifest.run().isEmpty() ? null : manifest.run());
        }
        return json;
    }

    /// The word for whether it can be used.
    static String word(Checkpoint.Condition condition) {
        return condition.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The manifest of a checkpoint whose rows are to be read.
    ///
    /// @throws ProblemException where it can't be used
    static Manifest usable(Checkpoint checkpoint) {
        if (checkpoint.condition() == Checkpoint.Condition.NEWER) {
            throw new ProblemException(
                    Problem.of(ProblemCode.NEWER_CHECKPOINT, checkpoint.id(), checkpoint.why()));
        }
        return checkpoint.contents();
    }

    /// What is not saved and why; nothing where all is.
    List<Block> skipped(Manifest manifest) {
        List<String> words = manifest.inventory().skipped().stream()
                .map(each -> each.name() + " (" + said.text("checkpoints.skipped." + each.reason()) + ")").toList();
        return words.isEmpty()
                ? List.of()
                : List.of(new Block.Line(said.text("cli.checkpoint.skipped", String.join(", ", words))));
    }

    /// Checkpoints in a table.
    Block list(List<Checkpoint> checkpoints) {
        List<List<String>> rows = new ArrayList<>();
        for (Checkpoint checkpoint : checkpoints) {
            Manifest manifest = checkpoint.manifest();
            rows.add(List.of(checkpoint.id(), manifest == null ? "" : manifest.origin().target(),
                    manifest == null ? "" : time(manifest.created()), manifest == null
                            ? ""
                            : count(manifest.tables()
                                    .size()),
                    manifest == null ? "" : count(manifest.rows()), Bytes.text((double) checkpoint.diskBytes()),
                    state(checkpoint), checkpoint.label().description()));
        }
        return new Block.Table(
                List.of("id", said.text("cli.checkpoint.target"), said.text("cli.checkpoint.made"),
                        said.text("cli.checkpoint.tables"), said.text("cli.checkpoint.rows"),
                        said.text("cli.checkpoint.size"), said.text("cli.checkpoint.state"),
                        said.text("cli.checkpoint.description")),
                List.of(false, false, false, true, true, true, false, false), rows);
    }

    private String state(Checkpoint checkpoint) {
        List<String> words = new ArrayList<>();
        boolean found = checkpoint.label().verified() != null;
        words.add(said.text(checkpoint.condition() != Checkpoint.Condition.GOOD
                ? "cli.checkpoint.condition." + checkpoint.condition()
                : !found
                        ? "cli.checkpoint.unverified"
                        : checkpoint.label().intact() ? "cli.checkpoint.intact" : "cli.checkpoint.not-intact"));
        Manifest manifest = checkpoint.manifest();
        if (manifest != null && !manifest.reason().equals(Manifest.MANUAL)) {
            words.add(said.text("cli.checkpoint.reason." + manifest.reason()));
        }
        if (checkpoint.label().pinned()) {
            words.add(said.text("cli.checkpoint.pinned"));
        }
        return String.join(", ", words);
    }

    /// The saved tables in a table.
    Block tables(List<SavedTable> tables) {
        return new Block.Table(
                List.of(said.text("cli.checkpoint.table"), said.text("cli.checkpoint.rows"),
                        said.text("cli.checkpoint.size")),
                List.of(false, true, true),
                tables.stream().map(table -> List.of(table.form().name().toString(), count(table.rows()),
                        Bytes.text((double) table.bytes()))).toList());
    }

    /// A number as people write it.
    static String count(long number) {
        return Long.toString(number);
    }
}
