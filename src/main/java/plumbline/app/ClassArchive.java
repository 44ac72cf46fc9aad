package plumbline.app;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/// The archive of classes that the JVM makes when the first command ends, and from which later ones start faster. The
/// JVM keeps what that command happened to load; this loads what other commands would, so that they are quick from their
/// first time on as well.
final class ClassArchive {

    /// Where the launcher lets the JVM keep it; unset where there is none.
    static final String PROPERTY = "plumbline.archive";

    /// Not the window's: it has an archive of its own.
    private static final List<String> PACKAGES = List.of("plumbline/core/", "plumbline/cli/", "plumbline/db/",
            "plumbline/store/");
    private static final String CLASS = ".class";

    private ClassArchive() {}

    /// Loads them if the JVM is about to make the archive. Never fails.
    static void fillIfNew() {
        String archive = System.getProperty(PROPERTY);
        if (archive == null) {
            return;
        }
        try {
            Path jar = jar();
            if (jar != null && isNew(Path.of(archive), jar)) {
                load(jar);
            }
        } catch (IOException | URISyntaxException | SecurityException slower) {
            // the next command starts a little later, which is all
        }
    }

    /// Whether there is none, or one of a former version, which the JVM replaces.
    static boolean isNew(Path archive, Path jar) throws IOException {
        return !Files.exists(archive)
                || Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) < 0;
    }

    private static @Nullable Path jar() throws URISyntaxException {
        CodeSource source = ClassArchive.class.getProtectionDomain().getCodeSource();
        URI place = source == null ? null : source.getLocation().toURI();
        Path path = place == null ? null : Path.of(place);
        return path == null || !Files.isRegularFile(path) ? null : path;
    }

    private static void load(Path jar) throws IOException {
        ClassLoader loader = ClassArchive.class.getClassLoader();
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            file.stream().map(java.util.zip.ZipEntry::getName)
                    .filter(name -> name.endsWith(CLASS) && PACKAGES.stream().anyMatch(name::startsWith))
                    .forEach(name -> load(name, loader));
        }
    }

    private static void load(String name, ClassLoader loader) {
        try {
            Class.forName(name.substring(0, name.length() - CLASS.length()).replace('/', '.'), false, loader);
        } catch (ClassNotFoundException | LinkageError needless) {
            // one that belongs to what is not there, such as package-info
        }
    }
}
