package plumbline.core.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import plumbline.core.problem.ToldException;
import plumbline.core.text.Phrase;
import plumbline.core.work.WorkContext;

/// Reads a `.tar.gz` through, or unpacks it into an empty folder. Nothing lands outside of that folder: names that lead
/// out of it are refused, links are made last, so that nothing is written through one. Stateless.
final class ArchivedFiles {

    private ArchivedFiles() {}

    /// Reads everything and keeps nothing.
    ///
    /// @return how many entries it has
    static long readThrough(Path archive, WorkContext context) throws IOException {
        long entries = 0;
        byte[] buffer = new byte[1 << 16];
        try (TarArchiveInputStream in = open(archive)) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries++;
                int read = in.read(buffer);
                while (read >= 0) {
                    context.checkCancelled();
                    read = in.read(buffer);
                }
            }
        }
        if (entries == 0) {
            throw new ToldException(Phrase.of("detail.holds-nothing"));
        }
        return entries;
    }

    /// The names in it, at most so many.
    static List<String> names(Path archive, int most, WorkContext context) throws IOException {
        List<String> names = new ArrayList<>();
        try (TarArchiveInputStream in = open(archive)) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null && names.size() < most; entry = in
                    .getNextEntry()) {
                context.checkCancelled();
                names.add(entry.getName());
            }
        }
        return names;
    }

    /// Unpacks it.
    ///
    /// @param into an empty folder
    /// @return how many entries it has
    static long unpack(Path archive, Path into, WorkContext context) throws IOException {
        long entries = 0;
        Path root = into.toAbsolutePath().normalize();
        List<TarArchiveEntry> links = new ArrayList<>();
        List<TarArchiveEntry> folders = new ArrayList<>();
        try (TarArchiveInputStream in = open(archive)) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                context.checkCancelled();
                entries++;
                Path place = place(root, entry.getName());
                if (entry.isSymbolicLink()) {
                    links.add(entry);
                } else if (entry.isDirectory()) {
                    Files.createDirectories(place);
                    folders.add(entry);
                } else if (entry.isFile()) {
                    file(in, place, entry, context);
                } else {
                    throw new ToldException(Phrase.of("detail.strange-entry", entry.getName()));
                }
            }
        }
        for (TarArchiveEntry link : links) {
            Path place = place(root, link.getName());
            Files.createDirectories(parent(place));
            Files.createSymbolicLink(place, Path.of(link.getLinkName()));
        }
        for (TarArchiveEntry folder : folders.reversed()) { // last, since a folder may be closed to writing
            rights(place(root, folder.getName()), folder);
        }
        return entries;
    }

    private static TarArchiveInputStream open(Path archive) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
        try {
            return new TarArchiveInputStream(new GZIPInputStream(raw, 1 << 16), StandardCharsets.UTF_8.name());
        } catch (IOException notPacked) {
            raw.close();
            throw notPacked;
        }
    }

    private static Path place(Path root, String name) throws IOException {
        Path place = root.resolve(name).normalize();
        boolean plain = !name.startsWith("/") && !name.startsWith("\\") && !Path.of(name).isAbsolute();
        if (!plain || !place.startsWith(root) || place.equals(root)) {
            throw new ToldException(Phrase.of("detail.leads-out", name));
        }
        return place;
    }

    private static Path parent(Path place) {
        Path parent = place.getParent();
        return parent == null ? place : parent;
    }

    private static void file(TarArchiveInputStream in, Path place, TarArchiveEntry entry, WorkContext context)
            throws IOException {
        Files.createDirectories(parent(place));
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(place, StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                context.checkCancelled();
                out.write(buffer, 0, read);
            }
        }
        rights(place, entry);
        Files.setLastModifiedTime(place, entry.getLastModifiedTime());
    }

    private static void rights(Path place, TarArchiveEntry entry) throws IOException {
        if (!place.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> rights = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int i = 0; i < all.length; i++) {
            if ((entry.getMode() >> (all.length - 1 - i) & 1) == 1) {
                rights.add(all[i]);
            }
        }
        Files.setPosixFilePermissions(place, rights);
    }
}
