package plumbline.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.Journal;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.Sql;

/// The record of every change, in the store. Thread-safe. What was committed or rolled back stays so: an outcome that is
/// known is never written over by another one.
public final class SqliteJournal implements Journal {

    private final Store store;
    private final StoreProblems problems;

    public SqliteJournal(Store store) {
        this.store = store;
        this.problems = store.problems();
    }

    @Override
    public void intend(JournalEntry entry, ChangeRecord change) {
        byte[] rows = ImageCodec.encode(change); // before the transaction: it may take a moment
        store.write(write -> {
            write.update(Sql.of("""
                    INSERT INTO journal_entry (run, at, who, host, target, environment, identity, action, subject,
                        statement, ticket, txn, changed, verified, state, ended, undoes, message)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", entry.run(),
                    Nanos.of(entry.at()), entry.who(), entry.host(), entry.target(), entry.environment(),
                    entry.identity(), entry.action(), entry.subject(), entry.statement(), entry.ticket(),
                    entry.transaction(), entry.rows(), entry.verified(), entry.state().word(), Nanos.of(entry.ended()),
                    entry.undoes(), entry.message()));
            return write.update(Sql.of("INSERT INTO journal_image (run, at, images) VALUES (?, ?, ?)", entry.run(),
                    Nanos.of(entry.at()), rows));
        });
    }

    @Override
    public void conclude(String run, JournalState state, boolean verified, Instant ended, String message) {
        store.write(change -> {
            int found = change.update(Sql.of("""
                    UPDATE journal_entry SET state = ?1, verified = ?2, ended = ?3, message = ?4
                    WHERE run = ?5 AND state IN ('intent', 'unknown', ?1)""", state.word(), verified, Nanos.of(ended),
                    message, run));
            if (found == 0) {
                JournalEntry known = change.first(Sql.of(ENTRIES + "WHERE e.run = ?", run), SqliteJournal::entry)
                        .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.UNKNOWN_RUN, run)));
                throw new IllegalStateException(run + " is " + known.state() + " and can't become " + state);
            }
            return found;
        });
    }

    @Override
    public void amend(String run, ChangeRecord change) {
        byte[] rows = ImageCodec.encode(change);
        store.write(write -> {
            write.update(Sql.of("UPDATE journal_entry SET changed = ? WHERE run = ?", change.size(), run));
            return write.update(Sql.of("UPDATE journal_image SET images = ? WHERE run = ?", rows, run));
        });
    }

    @Override
    public Optional<JournalEntry> find(String run) {
        return store
                .read(view -> view.first(Sql.of(ENTRIES + "WHERE e.run = ?", run), SqliteJournal::entry));
    }

    @Override
    public Optional<ChangeRecord> change(String run) {
        return store
                .read(view -> view.first(Sql.of("SELECT images FROM journal_image WHERE run = ?", run),
                        row -> row.getBytes(1)))
                .map(this::decode);
    }

    private ChangeRecord decode(byte[] bytes) {
        try {
            return ImageCodec.decode(bytes);
        } catch (IOException damaged) {
            throw problems.of("the rows of a journal entry can't be read: " + damaged.getMessage(), damaged);
        }
    }

    @Override
    public List<JournalEntry> unresolved(Instant before) {
        Sql query = Sql.of(ENTRIES + "WHERE e.state = 'intent' AND e.at < ? ORDER BY e.id", Nanos.of(before));
        return List.copyOf(store.read(view -> view.list(query, SqliteJournal::entry)));
    }

    @Override
    public List<JournalEntry> newest(String words, int most) {
        ArrayNode wanted = JsonNodeFactory.instance.arrayNode();
        for (String word : words.strip().split("\\s+", -1)) {
            wanted.add(word);
        }
        Sql query = Sql.of(ENTRIES + HOLDING_WORDS, wanted.toString(), most);
        return List.copyOf(store.read(view -> view.list(query, SqliteJournal::entry)));
    }

    private static final String ENTRIES = """
            SELECT e.run, e.at, e.who, e.host, e.target, e.environment, e.identity, e.action, e.subject, e.statement,
                e.ticket, e.txn, e.changed, e.verified, e.state, e.ended, e.undoes, e.message,
                coalesce((SELECT u.run FROM journal_entry AS u
                    WHERE u.undoes = e.run AND u.undoes <> '' AND u.state = 'committed' AND u.id > e.id
                    ORDER BY u.id DESC LIMIT 1), '') AS undone_by
            FROM journal_entry AS e
            """;

    /// instr and not LIKE: a word may hold % and _, and may be longer than a pattern may.
    private static final String HOLDING_WORDS = """
            WHERE NOT EXISTS (
                SELECT 1 FROM json_each(?) AS word
                WHERE instr(lower(concat_ws(char(10), e.run, e.who, e.host, e.target, e.environment, e.identity,
                    e.action, e.subject, e.statement, e.ticket, e.txn, e.state, e.undoes, e.message)),
                    lower(word.value)) = 0)
            ORDER BY e.id DESC LIMIT ?""";

    private static JournalEntry entry(ResultSet row) throws SQLException {
        return new JournalEntry(row.getString("run"), Nanos.instant(row.getLong("at")),
                FormerWords.who(row.getString("who")),
                row.getString("host"), row.getString("target"), row.getString("environment"),
                FormerWords.identity(row.getString("identity")), row.getString("action"), row.getString("subject"),
                row.getString("statement"), row.getString("ticket"), row.getString("txn"), row.getLong("changed"),
                row.getBoolean("verified"),
                JournalState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Nanos.instant(row.getLong("ended")), row.getString("undoes"), row.getString("undone_by"),
                row.getString("message"));
    }
}
