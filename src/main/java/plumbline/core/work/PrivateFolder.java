package plumbline.core.work;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder of this process's own for files that are needed for a while, such as a person's database unpacked. Only its
/// owner reads it (0700 on POSIX); it goes with all in it when it is closed.
///
/// What a killed process left behind is swept when the next folder is made beside it. A folder is in use for as long as
/// its process holds the lock of the file beside it, which the operating system lets go whatever happens; where a file
/// system has no locks, a process is told by its number and start.
public final class PrivateFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PrivateFolder.class);
    private static final String PREFIX = "plumbline-private-";
    private static final String LOCK = ".lock";
    private static final Pattern NAME = Pattern.compile(Pattern.quote(PREFIX) + "(\\d+)-(\\d+)-[0-9a-f]+");
    private static final FileAttribute<?> FOLDER = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> FILE = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path path;
    private final Path lockFile;
    private final FileChannel lock;

    private PrivateFolder(Path path, Path lockFile, FileChannel lock) {
        this.path = path;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /// Makes one, and sweeps what nobody uses beside it.
    ///
    /// @param parent made as well where it is missing, for its owner only
    public static PrivateFolder in(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            Files.createDirectories(parent, rights(parent, FOLDER));
        }
        sweep(parent);
        String name = PREFIX + mine() + "-" + Long.toHexString(new SecureRandom().nextLong());
        Path lockFile = parent.resolve(name + LOCK);
        // first the lock, then the folder: a folder without a lock is nobody's
        FileChannel channel = FileChannel.open(lockFile,
                Set.<OpenOption>of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights(parent, FILE));
        boolean made = false;
        try {
            lock(channel);
            Path path = Files.createDirectory(parent.resolve(name), rights(parent, FOLDER));
            made = true;
            return new PrivateFolder(path, lockFile, channel);
        } finally {
            if (!made) {
                channel.close();
                Files.deleteIfExists(lockFile);
            }
        }
    }

    private static void lock(FileChannel channel) {
        try {
            FileLock _ = channel.tryLock(); // kept until the channel is closed
        } catch (IOException none) {
            LOG.debug("this file system has no locks", none);
        }
    }

    /// Removes what no living process uses. Never fails.
    public static void sweep(Path parent) {
        List<Path> beside = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(parent, PREFIX + "*")) {
            all.forEach(beside::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
            return; // there is none yet
        }
        for (Path folder : beside) {
            Matcher name = NAME.matcher(String.valueOf(folder.getFileName()));
            if (name.matches() && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && !inUse(folder, name.group(1), name.group(2))) {
                LOG.info("removing what a process that has ended left in {}", folder);
                removed(folder);
                removed(lockOf(folder));
            }
        }
    }

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + LOCK);
    }

    private static boolean inUse(Path folder, String pid, String start) {
        if (mine().equals(pid + "-" + start)) {
            return true; // and its lock file must not even be opened: closing it would let go of the lock
        }
        try (FileChannel channel = FileChannel.open(lockOf(folder), StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free == null;
        } catch (NoSuchFileException nobodys) {
            return false;
        } catch (OverlappingFileLockException used) {
            return true;
        } catch (IOException noLocks) {
            return ProcessHandle.of(Long.parseLong(pid)).filter(process -> start(process).equals(start)).isPresent();
        }
    }

    private static String mine() {
        ProcessHandle process = ProcessHandle.current();
        return process.pid() + "-" + start(process);
    }

    private static String start(ProcessHandle process) {
        return Optional.of(process).flatMap(known -> known.info().startInstant()).map(Instant::toEpochMilli).orElse(0L)
                .toString();
    }

    /// Where it is.
    public Path path() {
        return path;
    }

    /// Removes it with all in it. Never fails.
    @Override
    public void close() {
        removed(path);
        removed(lockFile);
        try {
            lock.close();
        } catch (IOException closed) {
            LOG.debug("the lock of {} was gone", path, closed);
        }
    }

    private static void removed(Path path) {
        try {
            remove(path);
        } catch (IOException stays) {
            LOG.warn("left for the next start: {}", path, stays);
        }
    }

    private static void remove(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> inside = Files.newDirectoryStream(path)) {
                for (Path each : inside) {
                    remove(each);
                }
            }
        }
        Files.deleteIfExists(path);
    }

    private static FileAttribute<?>[] rights(Path path, FileAttribute<?> rights) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{rights}
                : new FileAttribute<?>[0];
    }
}
