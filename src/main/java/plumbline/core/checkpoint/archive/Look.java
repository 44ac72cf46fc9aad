package plumbline.core.checkpoint.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Checkpoint.Condition;
import plumbline.core.checkpoint.Checkpoint.Label;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Fault.Code;
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
                return useless(path, Condition.INCOMPLETE, Fault.of(Code.PARTIAL, written(path)));
            }
            if (name.endsWith(".json")) {
                Manifest manifest = NativeFile.manifest(path);
                return new Checkpoint(id(path), path, Condition.NATIVE_JSON, null, manifest,
                        Labels.read(path, manifest.description()), Disk.size(path));
            }
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                return useless(path, Condition.FOREIGN, Fault.of(Code.NOT_A_FOLDER));
            }
            return folder(path);
        } catch (BadForm wrong) {
            return useless(path, wrong.condition(), wrong.fault());
        } catch (NoSuchFileException gone) {
            return useless(path, Condition.DAMAGED, Fault.of(Code.GONE));
        } catch (IOException unreadable) {
            return useless(path, Condition.DAMAGED, Disk.fault("", unreadable));
        } catch (RuntimeException unforeseen) { // a listing shows what it can't explain instead of failing
            return useless(path, Condition.DAMAGED, Fault.of(Code.SYSTEM, String.valueOf(unforeseen.getMessage())));
        }
    }

    private static Checkpoint folder(Path path) throws IOException {
        Contents contents = ManifestReader.read(path);
        Manifest manifest = contents.manifest();
        Fault fault = missing(path, contents);
        return new Checkpoint(id(path), path, fault == null ? Condition.GOOD : Condition.DAMAGED, fault, manifest,
                Labels.read(path, manifest.description()), Disk.size(path));
    }

    /// What is wrong with the files, as far as their sizes and the list of hashes tell; null: nothing.
    private static @Nullable Fault missing(Path path, Contents contents) throws IOException {
        Map<String, String> hashes = contents.hashes();
        for (Map.Entry<String, Long> each : contents.sizes().entrySet()) {
            String name = each.getKey();
            Path file = path.resolve(name);
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return Fault.of(Code.MISSING, name);
            }
            if (Files.size(file) != each.getValue()) {
                return Fault.at(name, Code.SIZE, each.getValue(), Files.size(file));
            }
            if (!String.valueOf(hashes.get(name)).equals(contents.sums().get(name))) {
                return Fault.at(name, Code.LISTS_DIFFER);
            }
        }
        return null;
    }

    private static Checkpoint useless(Path path, Condition condition, Fault fault) {
        return new Checkpoint(id(path), path, condition, fault, null, label(path), Disk.size(path));
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

    // who writes a checkpoint writes into one of its files all the time
    private static Instant written(Path path) {
        Instant newest = changed(path);
        try (Stream<Path> inside = Files.walk(path)) {
            newest = inside.map(Look::changed).reduce(newest, (one, other) -> one.isAfter(other) ? one : other);
        } catch (IOException | UncheckedIOException gone) {
            // finished or removed meanwhile
        }
        return newest.truncatedTo(ChronoUnit.SECONDS);
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
