package plumbline.core.checkpoint.compare;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import plumbline.core.checkpoint.FullDisk;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;

/// A private folder for files that hold rows for a while; it goes with everything in it when it is closed. What a killed
/// program left behind goes when the next folder is made beside it. Thread-safe.
public final class Scratch implements AutoCloseable {

    private static final String PREFIX = "plumbline-rows-";
    private static final Pattern NAME = Pattern.compile(Pattern.quote(PREFIX) + "(\\d+)-.*");

    private final Path folder;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    /// Makes one.
    ///
    /// @param parent made as well where it is missing
    /// @throws ProblemException where it can't be made
    public static Scratch in(Path parent) {
        try {
            Files.createDirectories(parent);
            sweep(parent);
            return new Scratch(Files.createTempDirectory(parent, PREFIX + ProcessHandle.current().pid() + "-"));
        } catch (IOException refused) {
            throw refused(parent, refused);
        }
    }

    private static void sweep(Path parent) throws IOException {
        List<Path> beside;
        try (Stream<Path> all = Files.list(parent)) {
            beside = all.filter(path -> path.getFileName().toString().startsWith(PREFIX)).toList();
        }
        for (Path path : beside) {
            Matcher name = NAME.matcher(path.getFileName().toString());
            if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                remove(path);
            }
        }
    }

    /// A new empty file that only its owner may read.
    Path file() {
        try {
            boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
            return Files.createTempFile(folder, "r", ".zst", posix
                    ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                    : new FileAttribute<?>[0]);
        } catch (IOException refused) {
            throw refused(folder, refused);
        }
    }

    /// What a file system's refusal means.
    static ProblemException refused(Path path, IOException refusal) {
        String said = refusal instanceof FileSystemException named && named.getReason() != null
                ? named.getReason()
                : String.valueOf(refusal.getMessage());
        ProblemCode code = FullDisk.is(refusal) ? ProblemCode.DISK_FULL : ProblemCode.HOME;
        return new ProblemException(Problem.of(code, path.toString(), said), refusal);
    }

    /// Removes the folder. Never fails.
    @Override
    public void close() {
        remove(folder);
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            all.forEach(Scratch::drop);
        } catch (IOException gone) {
            // somebody else removed it
        }
        drop(folder);
    }

    static void drop(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException stays) {
            path.toFile().deleteOnExit();
        }
    }
}
