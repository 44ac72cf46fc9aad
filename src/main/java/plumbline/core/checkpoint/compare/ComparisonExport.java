package plumbline.core.checkpoint.compare;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.ScriptFrame;
import plumbline.core.export.WholeFile;
import plumbline.core.work.WorkContext;

/// Writes a comparison for people and programs, row by row in constant memory. Stateless; blocks on the disk.
///
/// @param from    what a person calls the first side
/// @param to      what a person calls the second side
/// @param most    rows of each table at most, for [Format#MARKDOWN] and [Format#JSON]; 0: only counts
/// @param frame   what a script does around the changes, for [Format#SQL]; empty: what the first side's triggers and foreign
///                keys ask for
/// @param context its cancelling ends the writing
public record ComparisonExport(Comparison comparison, String from, String to, long most, Optional<ScriptFrame> frame,
        WorkContext context) {

    /// With what the sides themselves tell about a script.
    public ComparisonExport(Comparison comparison, String from, String to, long most, WorkContext context) {
        this(comparison, from, to, most, Optional.empty(), context);
    }

    /// In which form. SQL is a script that turns the first side into the second, or fails and changes nothing.
    public enum Format {
        MARKDOWN, CSV, JSON, SQL
    }

    /// Writes a file, whole or not at all, that only its owner may read.
    ///
    /// @throws IOException                             where it can't be written
    /// @throws plumbline.core.problem.ProblemException where a script can't be made, and why
    public void write(Format format, Path file) throws IOException {
        WholeFile.write(file, out -> write(format, out));
    }

    /// Writes into an open writer, which stays open.
    ///
    /// @throws IOException                             where it can't be written
    /// @throws plumbline.core.problem.ProblemException where a script can't be made, and why
    public void write(Format format, Writer out) throws IOException {
        switch (format) {
            case MARKDOWN -> new DifferenceMarkdown(this, out).write();
            case CSV -> new DifferenceCsv(this, out).write();
            case JSON -> new DifferenceJson(this, out).write();
            case SQL -> new PatchScript(this, out).write();
        }
        out.flush();
    }
}
