package plumbline.core.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.text.Phrase;
import plumbline.core.work.CancelledException;

/// A file that is there as a whole or not at all, however its writing ends; only its owner may read it.
public final class WholeFile {

    private WholeFile() {}

    /// What writes the content.
    @FunctionalInterface
    public interface Content {
        void write(Writer out) throws IOException;
    }

    /// Writes a file in the place of the one that is there.
    ///
    /// @throws ProblemException CANCELLED where the content's writer was cancelled; what was there is as it was
    public static void write(Path file, Content content) throws IOException {
        Path real = file.toAbsolutePath();
        Path next = Files.createTempFile(real.getParent(), ".plumbline-", ".tmp"); // 0600 on POSIX
        try {
            try (Writer out = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
                content.write(out);
            }
            Files.move(next, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (CancelledException stopped) {
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED, file.toString(),
                    Phrase.of("detail.no-half-file")), stopped);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
