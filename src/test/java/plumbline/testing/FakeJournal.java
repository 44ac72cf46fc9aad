package plumbline.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.Journal;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;

/// A journal in memory.
public final class FakeJournal implements Journal {

    private final List<JournalEntry> entries = new ArrayList<>();
    private final Map<String, ChangeRecord> images = new HashMap<>();

    public static JournalEntry entry(String run, String target, String action, JournalState state, String undoneBy) {
        return new JournalEntry(run, Shop.NOON, "ada/plumbline", "desk-7", target, "production",
                "16384 shop @ 10.1.2.3:5432 #7391", action, "usage-tracking/usage-count recount",
                "UPDATE distillations SET usage_count = 1", "CHG-12", "771", 7, state == JournalState.COMMITTED, state,
                Shop.NOON, "", undoneBy, "");
    }

    @Override
    public void intend(JournalEntry entry, ChangeRecord rows) {
        entries.addFirst(entry);
        images.put(entry.run(), rows);
    }

    @Override
    public void conclude(String run, JournalState state, boolean verified, Instant ended, String message) {
        throw new UnsupportedOperationException("screens only read");
    }

    @Override
    public void amend(String run, ChangeRecord change) {
        throw new UnsupportedOperationException("screens only read");
    }

    @Override
    public List<JournalEntry> unresolved(Instant before) {
        return List.of();
    }

    @Override
    public Optional<JournalEntry> find(String run) {
        return entries.stream().filter(entry -> entry.run().equals(run)).findFirst();
    }

    @Override
    public Optional<ChangeRecord> change(String run) {
        return Optional.ofNullable(images.get(run));
    }

    @Override
    public List<JournalEntry> newest(String words, int most) {
        return entries.stream()
                .filter(entry -> Stream.of(words.split("\\s+", -1)).allMatch(entry.toString()::contains)).limit(most)
                .toList();
    }
}
