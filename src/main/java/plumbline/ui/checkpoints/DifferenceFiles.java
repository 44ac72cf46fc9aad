package plumbline.ui.checkpoints;

import java.io.IOException;
import java.nio.file.Path;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.compare.ComparisonExport;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.work.WorkContext;

/// Writes differences as the command line does. Thread-safe.
public final class DifferenceFiles implements DifferenceExport {

    private static final long MOST = 1_000; // rows of a table in a document for people

    @Override
    public void write(Comparison comparison, Form form, Path file, WorkContext context) {
        ComparisonExport.Format format = switch (form) {
            case MARKDOWN -> ComparisonExport.Format.MARKDOWN;
            case CSV -> ComparisonExport.Format.CSV;
            case JSON -> ComparisonExport.Format.JSON;
            case SQL -> ComparisonExport.Format.SQL;
        };
        long most = form == Form.MARKDOWN ? MOST : Long.MAX_VALUE;
        try {
            new ComparisonExport(comparison, comparison.from().target(), comparison.to().target(), most,
                    context).write(format, file);
        } catch (IOException failed) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, file.toString(),
                    failed.getClass().getSimpleName() + " " + failed.getMessage()), failed);
        }
    }
}
