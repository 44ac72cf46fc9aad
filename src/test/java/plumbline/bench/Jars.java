package plumbline.bench;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /// The class path of this JVM with jars only, since a class archive holds classes of jars only: folders of built classes
    /// are packed onto the shelf.
    static String classPath(Path shelf) {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            jars.add(Files.isDirectory(path) ? of(path, shelf).toString() : entry);
        }
        return String.join(File.pathSeparator, jars);
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
