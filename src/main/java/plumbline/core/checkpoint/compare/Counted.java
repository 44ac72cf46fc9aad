package plumbline.core.checkpoint.compare;

import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.text.Phrase;
import plumbline.core.work.WorkContext;

/// Rows of one side that are counted, stop when they are cancelled, and have as many fields as the table has columns.
/// Used by one thread.
final class Counted implements TupleReader {

    private static final int EVERY = 2048;

    private final TupleReader rows;
    private final TableForm form;
    private final Pace pace;
    private final WorkContext context;
    private final int fields;
    private long count;
    private long bytes;

    Counted(TupleReader rows, TableForm form, Pace pace, WorkContext context) {
        this.rows = rows;
        this.form = form;
        this.pace = pace;
        this.context = context;
        this.fields = form.columns().size();
    }

    @Override
    public boolean next() {
        if (!rows.next()) {
            tell();
            return false;
        }
        Tuple tuple = rows.tuple();
        if (tuple.fields() != fields) {
            throw new ProblemException(Problem.of(ProblemCode.NOT_COMPARABLE, form.name().toString(),
                    Phrase.of("detail.fields", String.valueOf(tuple.fields()), String.valueOf(fields))));
        }
        count++;
        bytes += tuple.length();
        if (count == EVERY) {
            context.checkCancelled();
            tell();
        }
        return true;
    }

    private void tell() {
        if (count > 0) {
            pace.read(count, bytes);
        }
        count = 0;
        bytes = 0;
    }

    @Override
    public Tuple tuple() {
        return rows.tuple();
    }

    @Override
    public void close() {
        rows.close();
    }
}
