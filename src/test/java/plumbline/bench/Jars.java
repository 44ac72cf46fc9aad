package plumbline.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// Packs built classes as the package phase does, for what works with jars only.
final class Jars {

    private Jars() {}

    /// The jar of a folder of classes; made once.
    static Path of(Path classes, Path shelf) {
        Path jar = shelf.resolve(classes.getFileName() + ".jar");
        if (!Files.exists(jar)) {
            pack(classes, jar);
        }
        return jar;
    }

    private static void pack(Path classes, Path jar) {
        try (Stream<Path> walk = Files.walk(classes);
                OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            // folders have entries of their own: what looks for migrations lists them
            for (Path file : walk.filter(each -> !each.equals(classes)).sorted().toList()) {
                boolean folder = Files.isDirectory(file);
                String name = classes.relativize(file).toString().replace('\\', '/') + (folder ? "/" : "");
                entries.putNextEntry(new ZipEntry(name));
                if (!folder) {
                    Files.copy(file, entries);
                }
                entries.closeEntry();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
