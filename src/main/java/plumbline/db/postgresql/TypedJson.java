package plumbline.db.postgresql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.text.Phrase;
import plumbline.core.text.Sentence;
import plumbline.db.jdbc.JdbcSession;

/// Rows of JSON as the server reads them, batch by batch. Used by one thread, on a session of its own.
///
/// COPY takes no bound values, so a batch is bound as a setting of this transaction, which the COPY reads: a custom setting
/// may be set in a read-only transaction, on a standby too, and holds any text (PostgreSQL documentation, "Customized
/// Options" and `json_populate_recordset`). Where the server refuses a batch, the row and the column are looked for, so
/// that they can be named.
final class TypedJson implements TupleReader {

    /// What one batch holds unless a single row is larger: measured, larger ones are no faster.
    private static final int BATCH = 1 << 20;
    private static final Sql BEGIN = Sql.of("SAVEPOINT plumbline_json");
    private static final Sql BACK = Sql.of("ROLLBACK TO SAVEPOINT plumbline_json");
    private static final Sql END = Sql.of("RELEASE SAVEPOINT plumbline_json");

    private final JdbcSession session;
    private final TableForm form;
    private final TupleReader rows;
    private final JsonBatch batch;
    private final JsonFit fit;
    private final Sql copy;
    private @Nullable CopyRows typed;
    private long before;
    private long taken;
    private boolean pending;
    private boolean ended;

    TypedJson(JdbcSession session, TableForm form, TupleReader rows) {
        this.session = session;
        this.form = form;
        this.rows = rows;
        this.batch = new JsonBatch(form);
        this.fit = new JsonFit(form);
        this.copy = statement(form);
    }

    /// The columns of the table's row type that are not asked for stay NULL and are left out.
    private static Sql statement(TableForm form) {
        SqlBuilder sql = new SqlBuilder().add("COPY (SELECT ")
                .each(form.columns(), ", ", (out, column) -> out.add("j.").name(column.name()))
                .add(" FROM pg_catalog.json_populate_recordset(NULL::").table(form.name())
                .add(", pg_catalog.current_setting('plumbline.rows')::pg_catalog.json) AS j) TO STDOUT");
        return form.coding() == Coding.COPY_BINARY ? sql.add(" (FORMAT binary)").toSql() : sql.toSql();
    }

    @Override
    public boolean next() {
        while (true) {
            CopyRows present = typed;
            if (present != null) {
                if (nextOf(present)) {
                    taken++;
                    return true;
                }
                typed = null;
                present.close();
                session.update(END);
                if (taken != batch.rows()) {
                    throw new IllegalStateException("the server made " + taken + " rows of " + batch.rows());
                }
                before += taken;
            }
            if (!fill()) {
                return false;
            }
            taken = 0;
            typed = opened();
        }
    }

    private boolean nextOf(CopyRows present) {
        try {
            return present.next();
        } catch (ProblemException refused) {
            typed = null;
            present.close();
            back();
            throw named(refused);
        }
    }

    private CopyRows opened() {
        try {
            return open(batch.text(0, batch.rows(), -1));
        } catch (ProblemException refused) {
            throw named(refused);
        }
    }

    /// In a subtransaction, which lasts until the rows are read: after a refusal it is over and the transaction usable.
    private CopyRows open(String json) {
        session.update(BEGIN);
        CopyRows opened = null;
        try {
            var _ = session.query(new SqlBuilder().add("SELECT pg_catalog.set_config('plumbline.rows', ").bind(json)
                    .add(", true) IS NULL").toSql(), 1);
            opened = CopyRows.open(session, copy, form.coding());
            return opened;
        } finally {
            if (opened == null) {
                back();
            }
        }
    }

    private void back() {
        try {
            session.update(BACK);
            session.update(END);
        } catch (ProblemException gone) {
            // whoever uses the session next finds out
        }
    }

    /// A row that was read already and belongs into the next batch is still the reader's present one.
    private boolean fill() {
        batch.clear();
        while (!ended) {
            if (!pending && !rows.next()) {
                ended = true;
                break;
            }
            Tuple row = rows.tuple();
            if (batch.rows() > 0 && batch.bytes() + row.length() > BATCH) {
                pending = true;
                return true;
            }
            pending = false;
            for (int field = 0; field < form.columns().size(); field++) {
                Phrase misfit = fit.misfit(row, field);
                if (misfit != null) {
                    throw misfit(batch.rows(), field, misfit, null);
                }
            }
            batch.add(row);
        }
        return batch.rows() > 0;
    }

    /// Finds the row, then the column, that the server refuses. What is no matter of a value stays as it is.
    private ProblemException named(ProblemException refused) {
        if (!ofValue(refused)) {
            return refused;
        }
        int from = 0;
        int to = batch.rows();
        ProblemException words = refused;
        while (to - from > 1) {
            int middle = (from + to) >>> 1;
            ProblemException half = tried(from, middle, -1);
            if (half != null) {
                to = middle;
                words = half;
            } else {
                from = middle;
            }
        }
        for (int column = 0; column < form.columns().size(); column++) {
            ProblemException alone = tried(from, to, column);
            if (alone != null) {
                return misfit(from, column, alone.problem().said(), alone);
            }
        }
        return misfit(from, -1, words.problem().said(), words);
    }

    /// What the server says of some rows of the batch.
    ///
    /// @param column the only one whose values are given, or -1 for all
    /// @return null where it takes them
    private @Nullable ProblemException tried(int from, int to, int column) {
        boolean opened = false;
        try {
            CopyRows some = open(batch.text(from, to, column));
            opened = true;
            try (some) {
                while (some.next()) {
                    // only whether it can be read is asked
                }
            }
            return null;
        } catch (ProblemException refused) {
            if (!ofValue(refused)) {
                throw refused;
            }
            return refused;
        } finally {
            if (opened) {
                back();
            }
        }
    }

    /// Classes 22, data exception, and 23, integrity constraint violation of a domain; 42804, datatype mismatch; 54,
    /// program limit exceeded; 0A000, what an input function knows but can't do (PostgreSQL documentation, "PostgreSQL
    /// Error Codes").
    private static boolean ofValue(ProblemException refused) {
        if (!(refused.getCause() instanceof SQLException failure) || failure.getSQLState() == null) {
            return false;
        }
        String state = failure.getSQLState();
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("54") || state.equals("42804")
                || state.equals("0A000");
    }

    private ProblemException misfit(int row, int column, Sentence words, @Nullable Throwable cause) {
        String subject = form.name() + (column < 0 ? "" : "." + form.columns().get(column).name());
        Problem problem = Problem.of(ProblemCode.UNFIT_VALUE, subject,
                Phrase.of("detail.row", String.valueOf(before + row + 1), words));
        return cause == null ? new ProblemException(problem) : new ProblemException(problem, cause);
    }

    @Override
    public Tuple tuple() {
        CopyRows present = typed;
        if (present == null) {
            throw new IllegalStateException("there is no row");
        }
        return present.tuple();
    }

    @Override
    public void close() {
        CopyRows present = typed;
        typed = null;
        if (present != null) {
            present.close();
            back(); // it was stopped in the middle
        }
        rows.close();
    }
}
