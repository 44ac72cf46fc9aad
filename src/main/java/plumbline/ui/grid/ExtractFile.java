package plumbline.ui.grid;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import plumbline.core.export.Extract;
import plumbline.core.export.ExtractFormat;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.ui.fx.UiWork;

/// A file that rows are exported to.
///
/// @param formulaSafe see [ExtractFormat#write]
public record ExtractFile(Path path, ExtractFormat format, boolean formulaSafe) {
    /// Writes the rows off the screen's thread.
    ///
    /// @param said told what is being done and what came of it, in words
    public static void write(UiWork work, ExtractFile file, Extract extract, Consumer<String> said) {
        said.accept(work.texts().now("grid.export.writing", file.path().getFileName()));
        work.quietly(() -> file.write(extract), outcome -> said.accept(switch (outcome) {
            case Outcome.Done<String>(String failure) when failure.isEmpty() ->
                work.texts().now("grid.export.done", extract.rows().size(), file.path());
            case Outcome.Done<String>(String failure) -> work.texts().now("grid.export.failed", file.path(), failure);
            case Outcome.Failed<String>(Problem problem) -> work.texts().now(problem);
        }));
    }

    private String write(Extract extract) {
        try (Writer out = Files.newBufferedWriter(path)) {
            format.write(extract, formulaSafe, out);
            return "";
        } catch (IOException failure) {
            return failure.getClass().getSimpleName() + " " + failure.getMessage();
        }
    }
}
