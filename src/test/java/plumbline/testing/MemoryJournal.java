package plumbline.testing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.Journal;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;

/// A journal that forgets at the end of the test, and can be made to refuse.
public final class MemoryJournal implements Journal {

    private final Map<String, JournalEntry> entries = new LinkedHashMap<>();
    private final Map<String, ChangeRecord> images = new LinkedHashMap<>();
    private boolean full;

    /// From now on nothing can be written.
    public void becomeFull() {
        full = true;
    }

    /// All entries, oldest first.
    public List<JournalEntry> entries() {
        return List.copyOf(entries.values());
    }

    @Override
    public void intend(JournalEntry entry, ChangeRecord rows) {
        refuse();
        entries.put(entry.run(), entry);
        images.put(entry.run(), rows);
    }

    @Override
    public void conclude(String run, JournalState state, boolean verified, Instant ended, String message) {
        refuse();
        entries.computeIfPresent(run,
                (_, e) -> new JournalEntry(e.run(), e.at(), e.who(), e.host(), e.target(), e.environment(),
                        e.identity(), e.action(), e.subject(), e.statement(), e.ticket(), e.transaction(), e.rows(),
                        verified, state, ended, e.undoes(), "", message));
    }

    private void refuse() {
        if (full) {
            throw new ProblemException(Problem.of(ProblemCode.STORE, "journal", "full"));
        }
    }

    @Override
    public void amend(String run, ChangeRecord change) {
        refuse();
        images.put(run, change);
    }

    @Override
    public List<JournalEntry> unresolved(Instant before) {
        return entries().stream().filter(entry -> entry.state() == JournalState.INTENT && entry.at().isBefore(before))
                .toList();
    }

    @Override
    public Optional<JournalEntry> find(String run) {
        return Optional.ofNullable(entries.get(run)).map(this::withUndo);
    }

    private JournalEntry withUndo(JournalEntry e) {
        String undoneBy = entries.values().stream()
                .filter(other -> other.undoes().equals(e.run()) && other.state() == JournalState.COMMITTED)
                .map(JournalEntry::run).findFirst().orElse("");
        return new JournalEntry(e.run(), e.at(), e.who(), e.host(), e.target(), e.environment(), e.identity(),
                e.action(), e.subject(), e.statement(), e.ticket(), e.transaction(), e.rows(), e.verified(), e.state(),
                e.ended(), e.undoes(), undoneBy, e.message());
    }

    @Override
    public Optional<ChangeRecord> change(String run) {
        return Optional.ofNullable(images.get(run));
    }

    @Override
    public List<JournalEntry> newest(String words, int most) {
        return entries().reversed().stream().limit(most).toList();
    }
}
