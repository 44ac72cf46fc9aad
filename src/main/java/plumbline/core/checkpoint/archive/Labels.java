package plumbline.core.checkpoint.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint.Label;

/// What a person may change of a checkpoint: `label.json` in its folder, or a hidden file beside the licensing-risk system's
/// own file. It is no part of what is verified; one that can't be read counts as none. Stateless.
final class Labels {

    /// The file in a folder.
    static final String FILE = "label.json";

    private static final JsonMapper JSON = new JsonMapper();

    private Labels() {}

    private static Path file(Path checkpoint) {
        return Files.isDirectory(checkpoint)
                ? checkpoint.resolve(FILE)
                : checkpoint.resolveSibling("." + checkpoint.getFileName() + ".label");
    }

    /// The label.
    ///
    /// @param description where there is none: the manifest's
    static Label read(Path checkpoint, String description) {
        ObjectNode its = object(file(checkpoint));
        JsonNode words = its.path("description");
        Instant verified = null;
        try {
            verified = its.path("verified").isTextual() ? Instant.parse(its.path("verified").asText()) : null;
        } catch (DateTimeParseException wrong) {
            // counts as never
        }
        return new Label(words.isTextual() ? words.asText() : description, its.path("pinned").asBoolean(false),
                verified, verified != null && its.path("intact").asBoolean(false));
    }

    /// Writes what a person changes and leaves the rest of the file.
    static void change(Path checkpoint, String description, boolean pinned) throws IOException {
        Path file = file(checkpoint);
        ObjectNode its = object(file);
        its.put("description", description);
        its.put("pinned", pinned);
        write(file, its);
    }

    /// Writes what a verification said and leaves the rest of the file.
    ///
    /// @param at null: it was never verified
    static void verified(Path checkpoint, @Nullable Instant at, boolean intact) throws IOException {
        Path file = file(checkpoint);
        ObjectNode its = object(file);
        its.put("verified", at == null ? null : at.toString());
        its.put("intact", intact);
        write(file, its);
    }

    /// Removes the label of a file.
    static void remove(Path checkpoint) throws IOException {
        Files.deleteIfExists(file(checkpoint));
    }

    private static void write(Path file, ObjectNode label) throws IOException {
        Disk.replace(file, (label.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode object(Path file) {
        try {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) < ManifestReader.LONGEST
                    && JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode its) {
                return its;
            }
        } catch (IOException unreadable) {
            // counts as none
        }
        return JSON.createObjectNode();
    }
}
