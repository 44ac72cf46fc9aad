package plumbline.core.checkpoint.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Fault.Code;
import plumbline.core.checkpoint.FullDisk;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.work.CancelledException;

/// Files and folders that only their owner reads (0600, 0700 on POSIX systems) and that are on the disk when a method
/// returns. Stateless.
final class Disk {

    private static final FileAttribute<?> FOLDER = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> FILE = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private Disk() {}

    /// Creates a folder that is not there.
    static void createFolder(Path folder) throws IOException {
        Files.createDirectory(folder, rights(folder, FOLDER));
    }

    /// Creates a folder and those above it unless they are there.
    static void createFolders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, rights(folder, FOLDER));
        }
    }

    /// Creates a file that is not there, for writing.
    static FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, Set.<OpenOption>of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                rights(file, FILE));
    }

    /// Writes a file that is not there.
    static void write(Path file, byte[] content) throws IOException {
        try (FileChannel out = create(file)) {
            writeAll(out, ByteBuffer.wrap(content));
            out.force(true);
        }
    }

    static void writeAll(FileChannel out, ByteBuffer rest) throws IOException {
        while (rest.hasRemaining()) {
            int _ = out.write(rest);
        }
    }

    /// Puts a file in the place of another, or where none is, in one step.
    static void replace(Path file, byte[] content) throws IOException {
        Path folder = folderOf(file);
        Path next = folder.resolve("." + file.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".tmp");
        try {
            write(next, content);
            rename(next, file);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /// Gives a file or folder another name; lasting when it returns.
    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        sync(folderOf(to));
    }

    static Path folderOf(Path file) {
        return file.toAbsolutePath().resolveSibling("").normalize();
    }

    /// Makes what happened to a folder's names lasting. Windows can't and need not.
    static void sync(Path folder) throws IOException {
        if (posix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /// Removes a folder with all in it, or a file; links are removed, not followed.
    static void remove(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> inside = Files.newDirectoryStream(path)) {
                for (Path each : inside) {
                    remove(each);
                }
            }
        }
        Files.deleteIfExists(path);
    }

    /// The bytes of all files below, or of the file; what can't be read counts nothing.
    static long size(Path path) {
        try {
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Files.size(path) : 0;
            }
            long sum = 0;
            try (DirectoryStream<Path> inside = Files.newDirectoryStream(path)) {
                for (Path each : inside) {
                    sum += size(each);
                }
            }
            return sum;
        } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
            return 0;
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never); // every Java platform has it
        }
    }

    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    /// What failed while writing.
    ///
    /// @param where the folder or file, for the person
    static RuntimeException failure(IOException failed, Path where) {
        if (failed instanceof ClosedByInterruptException) {
            return new CancelledException();
        }
        ProblemCode code = FullDisk.is(failed) ? ProblemCode.DISK_FULL : ProblemCode.HOME;
        return new ProblemException(Problem.of(code, where.toString(), fault("", failed)), failed);
    }

    /// What the system says of a file, without its path.
    static Fault fault(String file, IOException failed) {
        return switch (failed) {
            case AccessDeniedException _ -> Fault.at(file, Code.ACCESS);
            case NoSuchFileException _ -> Fault.at(file, Code.NO_FILE);
            case NotDirectoryException _ -> Fault.at(file, Code.NOT_A_FOLDER);
            case FileSystemException other when other.getReason() != null ->
                Fault.at(file, Code.SYSTEM, other.getReason());
            default -> Fault.at(file, Code.SYSTEM, String.valueOf(failed.getMessage()));
        };
    }

    private static FileAttribute<?>[] rights(Path path, FileAttribute<?> rights) {
        return posix(path) ? new FileAttribute<?>[]{rights} : new FileAttribute<?>[0];
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
