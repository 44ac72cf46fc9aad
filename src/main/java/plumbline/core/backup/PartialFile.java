package plumbline.core.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.work.WorkContext;

/// A backup in the making: it gets its name only when it is whole, on the disk and has its record beside it. Where it is
/// not finished, nothing is left, also when the program is told to end. Readable for its owner only. Used by one thread.
final class PartialFile implements AutoCloseable {

    /// What its name ends with while it is written.
    static final String SUFFIX = ".partial";

    private static final Logger LOG = LoggerFactory.getLogger(PartialFile.class);
    private static final int MOST = 1000;

    private final Path file;
    private final Path partial;
    private final Thread end;
    private boolean done;

    private PartialFile(Path file) {
        this.file = file;
        this.partial = file.resolveSibling(file.getFileName() + SUFFIX);
        this.end = new Thread(() -> delete(partial), "remove-" + partial.getFileName());
    }

    /// Begins a file; where the name is taken, with a number behind it.
    ///
    /// @param folder created where it is missing, for its owner only
    static PartialFile begin(Path folder, String name, String extension) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, rights(folder, "rwx------"));
        }
        for (int number = 1; number < MOST; number++) {
            Path file = folder.resolve(name + (number == 1 ? "" : "_" + number) + extension);
            PartialFile begun = new PartialFile(file);
            if (Files.exists(file) || Files.exists(RecordFile.of(file))) {
                continue;
            }
            try {
                Files.createFile(begun.partial, rights(folder, "rw-------"));
            } catch (FileAlreadyExistsException _) {
                continue; // another one is writing it now
            }
            if (Files.exists(file)) { // finished in between
                delete(begun.partial);
                continue;
            }
            Runtime.getRuntime().addShutdownHook(begun.end);
            return begun;
        }
        throw new FileAlreadyExistsException(folder.resolve(name + extension).toString());
    }

    private static FileAttribute<?>[] rights(Path path, String words) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(words))}
                : new FileAttribute<?>[0];
    }

    /// Where to write.
    Path path() {
        return partial;
    }

    /// The name it will have.
    Path file() {
        return file;
    }

    /// Gives it its name. The record comes first: whoever sees the backup sees its record too.
    BackupRecord finish(BackupRecord record, WorkContext context) throws IOException {
        force(partial);
        BackupRecord whole = record.of(Files.size(partial), Digest.of(partial, context));
        Path its = RecordFile.of(file);
        Path next = its.resolveSibling(its.getFileName() + SUFFIX);
        try {
            Files.createFile(next, rights(next, "rw-------"));
            Files.write(next, RecordFile.write(whole));
            force(next);
            Files.move(next, its, StandardCopyOption.ATOMIC_MOVE);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            delete(next);
            delete(its);
            throw refused;
        }
        done = true;
        syncFolder(file);
        return whole;
    }

    /// A rename is durable when the folder is; Windows can't open one.
    static void syncFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.WRITE))) {
            channel.force(true);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            LOG.warn("half a backup is left at {}", file, left);
        }
    }

    @Override
    public void close() {
        if (!done) {
            delete(partial);
        }
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException _) {
            // the program is ending and has begun it
        }
    }
}
