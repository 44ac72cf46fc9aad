package plumbline.core.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumbline.core.backup.ArchiveContents.Entry;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.Journal;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.problem.Effect;
import plumbline.core.problem.FileRefusal;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.repair.Runs;
import plumbline.core.session.Needs;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.core.target.Address;
import plumbline.core.target.Engine;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;
import plumbline.core.text.Phrase;
import plumbline.core.work.WorkContext;

/// Puts backups back. Thread-safe.
///
/// 1. The backup is read through before anything is planned; a damaged one is refused.
/// 2. The target is the database the plan was made for, asked again right before the change.
/// 3. What is there is saved first, unless a person declined, and the journal holds the intent.
/// 4. A dump goes in one transaction, a SQLite file under its own lock: all of it or nothing.
public final class BackupRestorer {

    private static final Duration LOOK = Duration.ofSeconds(30);

    private final Sessions sessions;
    private final PostgresArchives archives;
    private final SqliteCopies copies;
    private final Verifier verifier;
    private final BackupMaker maker;
    private final Journal journal;
    private final Runs runs;
    private final InstantSource clock;
    private final ZoneId zone;

    /// @param verifier reads a backup before it is put back
    /// @param maker    makes the safety copy
    public BackupRestorer(Sessions sessions, PostgresArchives archives, SqliteCopies copies, Verifier verifier,
            BackupMaker maker, Journal journal, Runs runs, InstantSource clock, ZoneId zone) {
        this.sessions = sessions;
        this.archives = archives;
        this.copies = copies;
        this.verifier = verifier;
        this.maker = maker;
        this.journal = journal;
        this.runs = runs;
        this.clock = clock;
        this.zone = zone;
    }

    /// What a restore would do. Reads the backup from front to back.
    ///
    /// @param tables    rows of these only, added to what is there; empty: all
    /// @param intoOther whether it may be another database than the backup was made of
    public BackupRestorePlan plan(Path file, Target target, List<TableName> tables, boolean intoOther,
            WorkContext context) {
        FoundBackup backup = new BackupFolder(zone).one(file, context);
        if (backup.kind() == Kind.SCRIPT) {
            throw new ProblemException(Problem.of(ProblemCode.PLAIN_SCRIPT, backup.name()));
        }
        boolean fits = switch (backup.kind()) {
            case DATABASE, TABLES -> target.engine() == Engine.POSTGRESQL;
            case SQLITE -> target.engine() == Engine.SQLITE && tables.isEmpty();
            case FILES, SCRIPT, PROJECT -> false;
        };
        if (!fits) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_BACKUP, backup.name(),
                    Phrase.of("detail.kind-engine", backup.kind().said(), target.engine().title())));
        }
        Verifier.Verified verified = verifier.verify(backup, context);
        if (!verified.flaws().isEmpty()) {
            Flaw flaw = verified.flaws().getFirst();
            throw new ProblemException(Problem.of(ProblemCode.BAD_BACKUP, backup.name(),
                    flaw));
        }
        return backup.kind() == Kind.SQLITE
                ? ofCopy(backup, target, intoOther)
                : ofDump(backup, target, tables, intoOther, verified, context);
    }

    private BackupRestorePlan ofCopy(FoundBackup backup, Target target, boolean intoOther) {
        Identity identity = maker.identity(target);
        Identity recorded = backup.record() == null ? null : backup.record().identity();
        // the file may have been moved or copied since; either its place or the file itself must be the same
        boolean same = recorded != null && (recorded.database().equals(identity.database())
                || (!recorded.system().isEmpty() && recorded.system().equals(identity.system())));
        refuseOther(same || intoOther, backup, target, identity);
        return new BackupRestorePlan(backup, target, identity, same, List.of(), Map.of(), false, -1,
                "sqlite3_backup " + backup.path() + " -> " + target.address().place(), null);
    }

    private BackupRestorePlan ofDump(FoundBackup backup, Target target, List<TableName> tables, boolean intoOther,
            Verifier.Verified verified, WorkContext context) {
        ArchiveContents contents = archives.contents(backup.path(), context);
        Tool tool = archives.restorer(contents.toolMajor());
        Identity identity;
        long others;
        try (Session session = sessions.monitor(target, LOOK)) {
            identity = session.identity();
            others = archives.otherSessions(session);
        }
        Identity recorded = backup.record() == null ? null : backup.record().identity();
        boolean same = recorded != null && recorded.system().equals(identity.system())
                && recorded.database().equals(identity.database());
        refuseOther(same || intoOther, backup, target, identity);
        List<Entry> rows = tables.isEmpty() ? List.of() : chosen(contents, tables);
        boolean onlyRows = !tables.isEmpty() || contents.tables().isEmpty();
        boolean replaces = !onlyRows && !contents.rows().isEmpty();
        // a dump of definitions alone would, if it replaced, leave tables without their rows: it only adds what is missing
        ArchiveOrder order = new ArchiveOrder(replaces, same, rows.stream().map(Entry::line).toList(), false);
        return new BackupRestorePlan(backup, target, identity, same,
                (rows.isEmpty() ? contents.entries() : rows).stream().map(each -> each.kind() + " " + each.object())
                        .toList(),
                counted(verified.rows(), tables),
                !replaces, others, archives.command(tool, target, backup.path(), order), order);
    }

    private static Map<String, Long> counted(Map<String, Long> rows, List<TableName> tables) {
        Map<String, Long> counted = new TreeMap<>(rows);
        counted.keySet().removeIf(
                name -> !tables.isEmpty() && tables.stream().noneMatch(table -> named(table, name)));
        return counted;
    }

    private static boolean named(TableName table, String written) {
        return table.toString().equals(written)
                || (table.schema().isEmpty() && written.endsWith("." + table.table().name()));
    }

    private static void refuseOther(boolean allowed, FoundBackup backup, Target target, Identity now) {
        if (!allowed) {
            BackupRecord record = backup.record();
            Identity was = record == null ? null : record.identity();
            throw new ProblemException(Problem.of(ProblemCode.OTHER_BACKUP, target.name(),
                    (was == null ? "-" : was.line()) + " / " + now.line()));
        }
    }

    /// A sequence's value is left alone: that of the backup may be behind rows that are there now.
    private static List<Entry> chosen(ArchiveContents contents, List<TableName> tables) {
        List<Entry> chosen = new ArrayList<>();
        for (TableName table : tables) {
            List<Entry> its = contents.rows().stream().filter(each -> each.isOf(table)).toList();
            if (its.size() != 1) {
                throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_TABLE, table.toString(), String.join(", ",
                        (its.isEmpty() ? contents.rows() : its).stream().map(Entry::object).toList())));
            }
            chosen.addAll(its);
        }
        return chosen;
    }

    /// Does what the plan says.
    ///
    /// @param safety where what is there is saved first; null for no such copy
    public BackupRestored perform(BackupRestorePlan plan, @Nullable Path safety, WorkContext context) {
        Target target = plan.target();
        Identity now = maker.identity(target);
        if (!now.sameDatabase(plan.identity())) {
            throw new ProblemException(Problem.of(ProblemCode.IDENTITY_CHANGED, target.name(),
                    plan.identity().line() + " / " + now.line()));
        }
        ArchiveOrder order = plan.order();
        return order == null
                ? copyBack(plan, now, safety != null, context)
                : putBack(plan, order, now, safety, context);
    }

    private BackupRestored putBack(BackupRestorePlan plan, ArchiveOrder order, Identity now, @Nullable Path safety,
            WorkContext context) {
        Path saved = safety == null
                ? null
                : maker.create(plan.target(), DumpRequest.WHOLE, safety, "before_restore", context).path();
        Tool tool = archives.restorer(archives.contents(plan.backup().path(), context).toolMajor());
        String before = marks(plan, order);
        JournalEntry entry = intend(plan, now, saved);
        try {
            archives.restore(tool, plan.target(), plan.backup().path(), order, context);
        } catch (ProblemException refused) {
            JournalState state = refused.problem().effect() == Effect.NOTHING_CHANGED
                    ? JournalState.ROLLED_BACK
                    : fate(plan, order, before);
            runs.conclude(entry, state, false, refused.problem().detail());
            throw new ProblemException(refused.problem().withEffect(effect(state)), refused);
        }
        List<String> missing = missing(plan);
        runs.conclude(entry, JournalState.COMMITTED, missing.isEmpty(), String.join(", ", missing));
        return new BackupRestored(entry.run(), saved, missing);
    }

    private JournalEntry intend(BackupRestorePlan plan, Identity now, @Nullable Path saved) {
        long rows = plan.tables().values().stream().mapToLong(Long::longValue).sum();
        JournalEntry entry = runs.entry(plan.target(), now, "restore-backup", plan.backup().name(),
                saved == null ? plan.command() : plan.command() + "\n-- " + saved, "", "", rows, "");
        journal.intend(entry, ChangeRecord.NOTHING);
        return entry;
    }

    /// The tool ended at a moment from which both outcomes are possible: the same tables with the same rows as before mean
    /// that nothing was committed.
    private JournalState fate(BackupRestorePlan plan, ArchiveOrder order, String before) {
        return !before.isEmpty() && marks(plan, order).equals(before)
                ? JournalState.ROLLED_BACK
                : JournalState.UNKNOWN;
    }

    private static Effect effect(JournalState state) {
        return state == JournalState.ROLLED_BACK ? Effect.NOTHING_CHANGED : Effect.UNKNOWN;
    }

    /// What a committed restore would have changed; empty where it can't be told in time. Tables that are replaced get new
    /// numbers from the catalog; where rows are added they are counted.
    private String marks(BackupRestorePlan plan, ArchiveOrder order) {
        try (Session session = sessions.monitor(plan.target(), LOOK)) {
            StringBuilder marks = new StringBuilder(archives.marks(session));
            for (String table : order.replaces() ? List.<String>of() : plan.tables().keySet()) {
                marks.append(' ').append(session.ask(new SqlBuilder().add("SELECT count(*) FROM ")
                        .table(TableName.parse(table)).toSql(), 1).firstText());
            }
            return marks.toString();
        } catch (ProblemException unseen) {
            return "";
        }
    }

    private List<String> missing(BackupRestorePlan plan) {
        Map<String, List<String>> needed = new TreeMap<>();
        plan.tables().keySet().forEach(table -> needed.put(table, List.of()));
        try (Session session = sessions.monitor(plan.target(), LOOK)) {
            return session.dialect().missing(session, Needs.of(needed));
        } catch (ProblemException unseen) {
            return List.of(unseen.problem().detail());
        }
    }

    private BackupRestored copyBack(BackupRestorePlan plan, Identity now, boolean saves, WorkContext context) {
        Path live = ((Address.SqliteAddress) plan.target().address()).path();
        Path safety = saves
                ? live.resolveSibling(
                        BackupNames.stamped(live.getFileName() + ".before_restore", clock.instant(), zone)
                                .replace(".before_restore_", ".before_restore."))
                : null;
        JournalEntry entry = intend(plan, now, safety);
        try {
            copies.restore(plan.target(), plan.backup().path(), safety, context);
        } catch (ProblemException refused) {
            JournalState state = refused.problem().effect() == Effect.NOTHING_CHANGED
                    ? JournalState.ROLLED_BACK
                    : JournalState.UNKNOWN;
            runs.conclude(entry, state, false, refused.problem().detail());
            throw refused;
        }
        runs.conclude(entry, JournalState.COMMITTED, true, "");
        return new BackupRestored(entry.run(), safety, List.of());
    }

    /// Unpacks an archive of files into a folder that does not exist yet or is empty; never over files that are there.
    ///
    /// @return how many entries it has
    public long unpack(Path file, Path into, WorkContext context) {
        FoundBackup backup = new BackupFolder(zone).one(file, context);
        if (backup.kind() != Kind.FILES) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_BACKUP, backup.name(), backup.kind().said()));
        }
        if (!verifier.quick(backup, context).isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_BACKUP, backup.name()));
        }
        try {
            return Unpacking.into(backup.path(), into.toAbsolutePath().normalize(), context);
        } catch (IOException refused) {
            throw new ProblemException(Problem.of(ProblemCode.BACKUP_FOLDER, into.toString(), FileRefusal.of(refused)),
                    refused);
        }
    }
}
