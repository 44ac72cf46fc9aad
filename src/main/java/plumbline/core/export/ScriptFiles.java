package plumbline.core.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import plumbline.core.problem.FileRefusal;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.text.Phrase;

/// Files that hold other people's rows: new ones only, so that nothing is written over.
public final class ScriptFiles {

    private ScriptFiles() {}

    /// `fix.sql` becomes `fix.undo.sql`.
    public static Path undoOf(Path file) {
        String name = file.toAbsolutePath().getFileName().toString();
        int dot = name.lastIndexOf('.');
        return file.resolveSibling(dot > 0
                ? name.substring(0, dot) + ".undo" + name.substring(dot)
                : name + ".undo");
    }

    /// Writes a file that only its owner may read.
    ///
    /// @throws ProblemException where it exists already or can't be written
    public static void write(Path file, String text) {
        try {
            boolean posix = Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
            Files.createFile(file, posix
                    ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                    : new FileAttribute<?>[0]);
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
        } catch (IOException refused) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, file.toString(),
                    Files.exists(file) ? Phrase.of("detail.file-exists") : FileRefusal.of(refused)), refused);
        }
    }
}
