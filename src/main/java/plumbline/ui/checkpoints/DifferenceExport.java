package plumbline.ui.checkpoints;

import java.nio.file.Path;
import java.util.Locale;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.work.WorkContext;

/// Writes what differs to a file, in constant memory.
@FunctionalInterface
public interface DifferenceExport {

    /// Writes it; nothing is left of the file where it fails.
    ///
    /// @throws plumbline.core.problem.ProblemException where it can't be written
    void write(Comparison comparison, Form form, Path file, WorkContext context);

    /// The forms there are.
    enum Form {

        MARKDOWN("md"), CSV("csv"), JSON("json"), SQL("sql");

        private final String extension;

        Form(String extension) {
            this.extension = extension;
        }

        /// How a file of this form ends, without the dot.
        public String extension() {
            return extension;
        }

        /// The word in ids and message keys.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
