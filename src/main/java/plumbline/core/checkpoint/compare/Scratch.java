package plumbline.core.checkpoint.compare;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import plumbline.core.checkpoint.FullDisk;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.work.PrivateFolder;

/// A private folder for files that hold rows for a while; it goes with everything in it when it is closed. What a killed
/// program left behind goes when the next folder is made beside it. Thread-safe.
public final class Scratch implements AutoCloseable {

    private final PrivateFolder folder;

    private Scratch(PrivateFolder folder) {
        this.folder = folder;
    }

    /// Makes one.
    ///
    /// @param parent made as well where it is missing
    /// @throws ProblemException where it can't be made
    public static Scratch in(Path parent) {
        try {
            return new Scratch(PrivateFolder.in(parent));
        } catch (IOException refused) {
            throw refused(parent, refused);
        }
    }

    /// A new empty file that only its owner may read.
    Path file() {
        try {
            return Files.createTempFile(folder.path(), "r", ".zst"); // others are kept out by the folder
        } catch (IOException refused) {
            throw refused(folder.path(), refused);
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
        folder.close();
    }

    static void drop(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException stays) {
            path.toFile().deleteOnExit();
        }
    }
}
