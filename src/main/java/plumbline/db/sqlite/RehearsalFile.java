package plumbline.db.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Target;

/// A folder of our own for one copy; only its owner can look into it.
///
/// @param folder made by [#make]
record RehearsalFile(Path folder) {

    private static final Logger LOG = LoggerFactory.getLogger(RehearsalFile.class);

    static RehearsalFile make(Target target) {
        try {
            return new RehearsalFile(Files.createTempDirectory("plumbline-rehearsal-"));
        } catch (IOException failure) {
            throw new ProblemException(Problem.of(ProblemCode.HOME, target.name(), "no folder for a copy of the file"),
                    failure);
        }
    }

    Path copy() {
        return folder.resolve("copy.db");
    }

    /// Removes the copy and what SQLite laid beside it.
    void remove() {
        try (Stream<Path> within = Files.walk(folder)) {
            List<Path> files = within.sorted(Comparator.reverseOrder()).toList();
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException left) {
            LOG.warn("a copy is left in {}", folder, left);
        }
    }
}
