package plumbline.core.repair;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.core.check.Questions;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.Journal;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.RowImages;
import plumbline.core.journal.SchemaChange;
import plumbline.core.pack.Check;
import plumbline.core.pack.Packs;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.RowChange;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.session.TableColumn;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.TableName;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.core.work.WorkContext;

/// Takes back a run where everything still is as the run left it (invariant 8).
final class Undo {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final Sessions sessions;
    private final Packs packs;
    private final Journal journal;
    private final Runs runs;
    private final Retry retry;
    private final Holders holders;

    Undo(Sessions sessions, Packs packs, Journal journal, Runs runs, Retry retry, Holders holders) {
        this.sessions = sessions;
        this.packs = packs;
        this.journal = journal;
        this.runs = runs;
        this.retry = retry;
        this.holders = holders;
    }

    UndoResult perform(Target target, String run, boolean execute, WorkContext context) {
        JournalEntry entry = journal.find(run).filter(found -> found.target().equals(target.name()))
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.UNKNOWN_RUN, run, target.name())));
        if (!entry.undoneBy().isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.ALREADY_UNDONE, run, entry.undoneBy()));
        }
        if (entry.action().equals(JournalEntry.SNAPSHOT)) { // its history would lack what is taken back
            throw new ProblemException(
                    Problem.of(ProblemCode.NO_UNDO, run, messages -> messages.text("snapshot.no-undo")));
        }
        ChangeRecord change = journal.change(run).filter(_ -> RepairEngine.canBeUndone(entry))
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemCode.NOTHING_TO_UNDO, run, entry.state().word())));
        if (change.isEmpty() || change.schema().stream().anyMatch(step -> step.inverse().isEmpty())) {
            throw new ProblemException(Problem.of(ProblemCode.NO_UNDO, run));
        }
        List<TableName> tables = change.tables().stream().map(RowImages::table).toList();
        return holders.named(target, tables,
                () -> retry.whileLocked(context, () -> once(target, entry, change, execute, context)));
    }

    private UndoResult once(Target target, JournalEntry entry, ChangeRecord change, boolean execute,
            WorkContext context) {
        try (Session session = execute ? sessions.action(target, TIMEOUT) : sessions.monitor(target, TIMEOUT);
                Subscription _ = context.onCancel(session::cancel)) {
            Identity identity = session.identity();
            if (!entry.identity().equals(identity.line())) { // invariant 2
                throw new ProblemException(Problem.of(ProblemCode.IDENTITY_CHANGED, target.name(),
                        entry.identity() + " / " + identity.line()));
            }
            session.begin(execute ? Access.READ_WRITE : Access.READ_ONLY);
            try {
                List<UndoResult.Conflict> conflicts = new ArrayList<>();
                for (RowImages images : change.tables()) {
                    conflicts.addAll(conflicts(session, images, execute));
                }
                conflicts.addAll(conflicts(session, target, entry, change, context));
                if (!conflicts.isEmpty() || !execute) {
                    return new UndoResult(entry.run(), conflicts.isEmpty() ? change.size() : 0, conflicts, false);
                }
                return putBack(session, target, identity, entry, change, context);
            } finally {
                session.rollback();
            }
        }
    }

    private static List<UndoResult.Conflict> conflicts(Session session, RowImages images, boolean lock) {
        if (images.changes().isEmpty()) {
            return List.of();
        }
        Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> now = PutBack.rows(session, images, lock);
        List<UndoResult.Conflict> conflicts = new ArrayList<>();
        for (RowChange change : images.changes()) {
            Map<String, @Nullable Object> found = now.get(change.key());
            if (!Unkeyed.lostItsPlace(images.columns(), change) && !Objects.equals(found, change.after())) {
                conflicts.add(new UndoResult.Conflict(change.key(), change.after(), found));
            }
        }
        return conflicts;
    }

    /// What a run mended in the schema and somebody broke again, is not as the run left it.
    private List<UndoResult.Conflict> conflicts(Session session, Target target, JournalEntry entry,
            ChangeRecord change, WorkContext context) {
        Set<List<String>> found = foundAgain(session, target, entry, change, context);
        List<UndoResult.Conflict> conflicts = new ArrayList<>();
        checkOf(entry).ifPresent(check -> {
            for (SchemaChange step : change.schema()) {
                if (found.contains(key(check, step))) {
                    conflicts.add(new UndoResult.Conflict(new java.util.LinkedHashMap<>(step.key()), Map.of(),
                            new java.util.LinkedHashMap<>(step.key())));
                }
            }
        });
        return conflicts;
    }

    private static List<String> key(Check check, SchemaChange step) {
        return check.key().stream().map(column -> step.key().getOrDefault(column, "")).toList();
    }

    private Set<List<String>> foundAgain(Session session, Target target, JournalEntry entry, ChangeRecord change,
            WorkContext context) {
        Optional<Check> check = checkOf(entry).filter(each -> Questions.asks(each, target));
        if (change.schema().isEmpty() || check.isEmpty()) {
            return Set.of();
        }
        return Keys.of(check.get(), new Questions(session, target, context).ask(check.get(), Integer.MAX_VALUE),
                List.of()).texts();
    }

    /// Whether a check finds again what the run had put right in the schema; rows have been compared one by one.
    private boolean verified(Session session, Target target, JournalEntry undone, ChangeRecord change,
            WorkContext context) {
        Optional<Check> check = checkOf(undone);
        if (change.schema().isEmpty() || check.isEmpty()) {
            return change.schema().isEmpty();
        }
        Set<List<String>> found = foundAgain(session, target, undone, change, context);
        return change.schema().stream().allMatch(step -> found.contains(key(check.get(), step)));
    }

    /// The check an entry is about, if its pack is still there: the subject begins with its path.
    private Optional<Check> checkOf(JournalEntry entry) {
        String path = entry.subject().split(" ", 2)[0];
        int slash = path.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : packs.pack(path.substring(0, slash)).flatMap(pack -> pack.check(path.substring(slash + 1)));
    }

    private UndoResult putBack(Session session, Target target, Identity identity, JournalEntry undone,
            ChangeRecord change, WorkContext context) {
        PutBack rows = new PutBack(session, sessions, target, context);
        List<String> statements = new ArrayList<>();
        for (SchemaChange step : change.schema().reversed()) {
            context.checkCancelled();
            NamedSql sql = NamedSql.whole(step.inverse());
            if (!session.dialect().isOneStatement(sql)) {
                throw new ProblemException(Problem.of(ProblemCode.BAD_PACK, target.name(), "more than one statement"));
            }
            session.update(sql.bind(Map.of()));
            statements.add(step.inverse());
        }
        ChangeRecord reverse = new ChangeRecord(rows.perform(change.tables()), change.schema().reversed().stream()
                .map(step -> new SchemaChange(step.key(), step.inverse(), step.done())).toList());
        statements.addAll(rows.statements());
        boolean verified = verified(session, target, undone, change, context);
        JournalEntry entry = runs.entry(target, identity, "undo", undone.subject(), String.join(";\n", statements),
                undone.ticket(), session.dialect().transactionId(session), reverse.size(), undone.run());
        journal.intend(entry, reverse);
        runs.commit(session, target, entry, reverse, verified);
        return new UndoResult(entry.run(), reverse.size(), List.of(), true);
    }

    /// The images' columns; a table that has lost one or changed its key can't be put back row by row.
    static List<TableColumn> present(Session session, RowImages images) {
        List<TableColumn> now = session.dialect().columns(session, images.table());
        boolean told = TableColumn.byPlace(now) && !TableColumn.byPlace(images.columns());
        List<TableColumn> comparable = told
                ? TableColumn.toldBy(now, images.columns().stream().filter(column -> column.key() > 0)
                        .sorted(Comparator.comparingInt(TableColumn::key)).map(column -> column.name().name()).toList())
                : now;
        if (!comparable.containsAll(images.columns())) {
            throw new ProblemException(Problem.of(ProblemCode.MISSING_COLUMN, images.table().toString(),
                    "the table has changed since the run"));
        }
        return images.columns();
    }
}
