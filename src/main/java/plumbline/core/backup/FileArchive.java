package plumbline.core.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import plumbline.core.problem.FileRefusal;
import plumbline.core.text.Phrase;
import plumbline.core.work.WorkContext;

/// Writes a folder as `.tar.gz`, file by file as a stream: links stay links, rights stay, what can't be read is said and
/// left out. Used once, by one thread.
final class FileArchive {

    private static final int BUFFER = 1 << 16;
    private static final int MOST_NOTES = 1000;

    private final Path folder;
    private final Path leftOut;
    private final WorkContext context;
    private final List<String> notes = new ArrayList<>();
    private final byte[] buffer = new byte[BUFFER];
    private long files;

    /// @param leftOut the folder the archive itself is written to, which may lie inside
    FileArchive(Path folder, Path leftOut, WorkContext context) {
        this.folder = folder.toAbsolutePath().normalize();
        this.leftOut = leftOut.toAbsolutePath().normalize();
        this.context = context;
    }

    /// Writes it.
    ///
    /// @return what is missing in it, and how many entries it has
    Written write(Path to) throws IOException {
        try (OutputStream raw = new BufferedOutputStream(Files.newOutputStream(to), BUFFER);
                TarArchiveOutputStream out = new TarArchiveOutputStream(new GZIPOutputStream(raw, BUFFER),
                        StandardCharsets.UTF_8.name())) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            out.setAddPaxHeadersForNonAsciiNames(true);
            add(out, folder, String.valueOf(folder.getFileName()));
        }
        return new Written(files, List.copyOf(notes));
    }

    record Written(long entries, List<String> notes) {}

    private void add(TarArchiveOutputStream out, Path file, String name) throws IOException {
        context.checkCancelled();
        BasicFileAttributes facts;
        try {
            facts = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException gone) {
            note(name, FileRefusal.of(gone));
            return;
        }
        if (facts.isSymbolicLink()) {
            link(out, file, name, facts);
        } else if (facts.isDirectory()) {
            directory(out, file, name, facts);
        } else if (facts.isRegularFile()) {
            regular(out, file, name, facts);
        } else {
            note(name, Phrase.of("backup.note.strange"));
        }
    }

    private void link(TarArchiveOutputStream out, Path file, String name, BasicFileAttributes facts)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        try {
            entry.setLinkName(Files.readSymbolicLink(file).toString());
        } catch (IOException unreadable) {
            note(name, FileRefusal.of(unreadable));
            return;
        }
        begin(out, entry, file, facts);
        out.closeArchiveEntry();
    }

    private void directory(TarArchiveOutputStream out, Path file, String name, BasicFileAttributes facts)
            throws IOException {
        if (file.equals(leftOut) && !file.equals(folder)) {
            note(name, Phrase.of("backup.note.backups"));
            return;
        }
        begin(out, new TarArchiveEntry(name + "/", TarConstants.LF_DIR), file, facts);
        out.closeArchiveEntry();
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(file)) {
            inside.forEach(children::add);
        } catch (IOException | DirectoryIteratorException refused) {
            note(name, FileRefusal.of(refused));
        }
        children.sort(null);
        for (Path child : children) {
            boolean own = file.equals(leftOut) && child.toString().endsWith(PartialFile.SUFFIX);
            if (!own) {
                add(out, child, name + "/" + child.getFileName());
            }
        }
    }

    /// The size stands before the content. A file that shrinks while it is read is filled up with zeros, one that grows is
    /// cut; both are said.
    private void regular(TarArchiveOutputStream out, Path file, String name, BasicFileAttributes facts)
            throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL);
            entry.setSize(facts.size());
            begin(out, entry, file, facts);
            long left = copy(in, out, facts.size(), name);
            boolean grown = left == 0 && in.read() >= 0;
            if (left > 0 || grown) {
                note(name, Phrase.of("backup.note.changed"));
            }
            java.util.Arrays.fill(buffer, (byte) 0);
            for (; left > 0; left -= Math.min(left, BUFFER)) {
                out.write(buffer, 0, (int) Math.min(left, BUFFER));
            }
            out.closeArchiveEntry();
        } catch (java.nio.file.FileSystemException unreadable) {
            note(name, FileRefusal.of(unreadable)); // only opening it fails so; nothing of it was written
        }
    }

    /// @return how much of it is missing
    private long copy(InputStream in, OutputStream out, long size, String name) throws IOException {
        long left = size;
        context.progress(-1, name);
        while (left > 0) {
            context.checkCancelled();
            int read;
            try {
                read = in.read(buffer, 0, (int) Math.min(left, BUFFER));
            } catch (IOException damaged) {
                note(name, FileRefusal.of(damaged));
                return left;
            }
            if (read < 0) {
                return left;
            }
            out.write(buffer, 0, read);
            left -= read;
        }
        return 0;
    }

    private void begin(TarArchiveOutputStream out, TarArchiveEntry entry, Path file, BasicFileAttributes facts)
            throws IOException {
        entry.setModTime(facts.lastModifiedTime());
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            PosixFileAttributes posix = Files.readAttributes(file, PosixFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            entry.setMode((entry.getMode() & ~0777) | bits(posix.permissions()));
            entry.setUserName(posix.owner().getName());
            entry.setGroupName(posix.group().getName());
        }
        out.putArchiveEntry(entry);
        files++;
    }

    private static int bits(Set<PosixFilePermission> rights) {
        int bits = 0;
        for (PosixFilePermission each : PosixFilePermission.values()) { // owner, group, others; read, write, execute
            bits = bits << 1 | (rights.contains(each) ? 1 : 0);
        }
        return bits;
    }

    private void note(String name, Phrase why) {
        if (notes.size() < MOST_NOTES) {
            notes.add(Note.line(name, why));
        } else if (notes.size() == MOST_NOTES) {
            notes.add(Note.more());
        }
    }
}
