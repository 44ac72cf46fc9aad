package plumbline.core.repair;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.core.journal.Journal;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.RowImages;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.RowChange;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.session.TableColumn;
import plumbline.core.sql.Sql;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.core.work.WorkContext;

/// Puts back the rows of a run where they still are as the run left them (invariant 8).
final class Undo {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Sessions sessions;
    private final Journal journal;
    private final Runs runs;
    private final Retry retry;

    Undo(Sessions sessions, Journal journal, Runs runs, Retry retry) {
        this.sessions = sessions;
        this.journal = journal;
        this.runs = runs;
        this.retry = retry;
    }

    UndoResult perform(Target target, String run, boolean execute, WorkContext context) {
        JournalEntry entry = journal.find(run).filter(found -> found.target().equals(target.name()))
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.UNKNOWN_RUN, run, target.name())));
        if (!entry.undoneBy().isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.ALREADY_UNDONE, run, entry.undoneBy()));
        }
        RowImages images = journal.images(run).filter(_ -> RepairEngine.canBeUndone(entry))
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemCode.NOTHING_TO_UNDO, run, entry.state().word())));
        return retry.whileLocked(context, () -> once(target, entry, images, execute, context));
    }

    private UndoResult once(Target target, JournalEntry entry, RowImages images, boolean execute,
            WorkContext context) {
        try (Session session = execute ? sessions.action(target, TIMEOUT) : sessions.monitor(target, TIMEOUT);
                Subscription _ = context.onCancel(session::cancel)) {
            Identity identity = session.identity();
            if (!sameDatabase(entry, identity)) { // invariant 2
                throw new ProblemException(Problem.of(ProblemCode.IDENTITY_CHANGED, target.name(),
                        entry.identity() + " / " + identity.line()));
            }
            session.begin(execute ? Access.READ_WRITE : Access.READ_ONLY);
            try {
                List<UndoResult.Conflict> conflicts = conflicts(session, images, execute);
                if (!conflicts.isEmpty() || !execute) {
                    return new UndoResult(entry.run(), conflicts.isEmpty() ? images.changes().size() : 0, conflicts,
                            false);
                }
                return putBack(session, target, identity, entry, images, context);
            } finally {
                session.rollback();
            }
        }
    }

    /// The journal keeps the identity as a line; the role and the server's minor version may differ in it by now.
    private static boolean sameDatabase(JournalEntry entry, Identity now) {
        return entry.identity().equals(now.line());
    }

    private static List<UndoResult.Conflict> conflicts(Session session, RowImages images, boolean lock) {
        Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> now = Images.byKey(images.columns(),
                session.dialect().readRows(session, images.table(), present(session, images),
                        Images.keyArrays(images.columns(), images.changes()), lock));
        List<UndoResult.Conflict> conflicts = new ArrayList<>();
        for (RowChange change : images.changes()) {
            Map<String, @Nullable Object> found = now.get(change.key());
            if (!Objects.equals(found, change.after())) {
                conflicts.add(new UndoResult.Conflict(change.key(), change.after(), found));
            }
        }
        return conflicts;
    }

    /// The images' columns; a table that has lost one or changed its key can't be put back row by row.
    private static List<TableColumn> present(Session session, RowImages images) {
        List<TableColumn> now = session.dialect().columns(session, images.table());
        if (!now.containsAll(images.columns())) {
            throw new ProblemException(Problem.of(ProblemCode.MISSING_COLUMN, images.table().toString(),
                    "the table has changed since the run"));
        }
        return images.columns();
    }

    private UndoResult putBack(Session session, Target target, Identity identity, JournalEntry undone,
            RowImages images, WorkContext context) {
        List<RowChange> reversed = new ArrayList<>();
        Set<String> statements = new LinkedHashSet<>();
        for (RowChange change : images.changes().reversed()) {
            context.checkCancelled();
            Sql statement = session.dialect().restore(images.table(), images.columns(), change);
            statements.add(statement.text());
            long rows = session.update(statement);
            if (rows != 1) {
                throw new ProblemException(Problem.of(ProblemCode.UNDECLARED_CHANGE, target.name(),
                        images.table() + ": " + rows));
            }
            reversed.add(new RowChange(change.key(), change.after(), change.before()));
        }
        JournalEntry entry = runs.entry(target, identity, "undo", undone.subject(),
                String.join(";\n\n", statements), undone.ticket(),
                session.dialect().transactionId(session), reversed.size(), undone.run());
        RowImages reverse = new RowImages(images.table(), images.columns(), reversed);
        journal.intend(entry, reverse);
        runs.commit(session, target, entry, reverse, true);
        return new UndoResult(entry.run(), reversed.size(), List.of(), true);
    }
}
