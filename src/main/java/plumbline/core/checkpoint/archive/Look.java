package plumbline.core.checkpoint.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Checkpoint.Condition;
import plumbline.core.checkpoint.Checkpoint.Label;
import plumbline.core.checkpoint.Manifest;

/// Looks at what lies in a folder and says what it is, without reading rows. Nothing it meets makes it fail. Stateless.
final class Look {

    private static final Label NONE = new Label("", false, null, false);

    private Look() {}

    /// What lies there.
    static Checkpoint at(Path path) {
        String name = String.valueOf(path.getFileName());
        try {
            if (name.endsWith(Names.PARTIAL)) {
                return useless(path, Condition.INCOMPLETE, "being written, or left behind, since " + since(path));
            }
            if (name.endsWith(".json")) {
                Manifest manifest = NativeFile.manifest(path);
                return new Checkpoint(id(path), path, Condition.NATIVE_JSON, "", manifest,
                        Labels.read(path, manifest.description()), Disk.size(path));
            }
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                return useless(path, Condition.FOREIGN, "not a folder");
            }
            return folder(path);
        } catch (BadForm wrong) {
            return useless(path, wrong.condition(), wrong.what());
        } catch (NoSuchFileException gone) {
            return useless(path, Condition.DAMAGED, "gone");
        } catch (IOException unreadable) {
            return useless(path, Condition.DAMAGED, Disk.reason(unreadable));
        } catch (RuntimeException unforeseen) { // a listing shows what it can't explain instead of failing
            return useless(path, Condition.DAMAGED, String.valueOf(unforeseen.getMessage()));
        }
    }

    private static Checkpoint folder(Path path) throws IOException {
        Contents contents = ManifestReader.read(path);
        Manifest manifest = contents.manifest();
        String detail = missing(path, contents);
        return new Checkpoint(id(path), path, detail.isEmpty() ? Condition.GOOD : Condition.DAMAGED, detail, manifest,
                Labels.read(path, manifest.description()), Disk.size(path));
    }

    /// What is wrong with the files, as far as their sizes and the list of hashes tell; empty: nothing.
    private static String missing(Path path, Contents contents) throws IOException {
        Map<String, String> hashes = contents.hashes();
        for (Map.Entry<String, Long> each : contents.sizes().entrySet()) {
            String name = each.getKey();
            Path file = path.resolve(name);
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return name + " is missing";
            }
            if (Files.size(file) != each.getValue()) {
                return name + ": expected " + each.getValue() + " bytes, found " + Files.size(file);
            }
            if (!String.valueOf(hashes.get(name)).equals(contents.sums().get(name))) {
                return name + ": SHA256SUMS and the manifest differ";
            }
        }
        return "";
    }

    private static Checkpoint useless(Path path, Condition condition, String detail) {
        return new Checkpoint(id(path), path, condition, detail, null, label(path), Disk.size(path));
    }

    private static Label label(Path path) {
        try {
            return Labels.read(path, "");
        } catch (RuntimeException unreadable) {
            return NONE;
        }
    }

    /// The name without its ending.
    static String id(Path path) {
        String name = String.valueOf(path.getFileName());
        for (String ending : new String[]{Names.PARTIAL, Names.FOLDER, ".json"}) {
            if (name.endsWith(ending) && name.length() > ending.length()) {
                return Names.shown(name.substring(0, name.length() - ending.length()));
            }
        }
        return Names.shown(name);
    }

    /// When it was made, as well as that can be known.
    static Instant made(Checkpoint checkpoint) {
        Manifest manifest = checkpoint.manifest();
        return manifest == null ? changed(checkpoint.path()) : manifest.created();
    }

    private static Instant since(Path path) {
        return changed(path).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant changed(Path path) {
        try {
            return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
        } catch (IOException gone) {
            return Instant.EPOCH;
        }
    }

    /// A manifest that is there, whatever the condition.
    static @Nullable Contents contents(Path path) {
        try {
            return ManifestReader.read(path);
        } catch (BadForm | IOException unreadable) {
            return null;
        }
    }
}
