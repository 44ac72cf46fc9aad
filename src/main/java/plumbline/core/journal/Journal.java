package plumbline.core.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The record of every change. Implementations are thread-safe; a method that writes returns when it is durable, and
/// fails with a `ProblemException` where it can't be: then nothing may be changed on a target.
public interface Journal {

    /// Writes down what is about to be committed, with the rows before and after.
    void intend(JournalEntry entry, RowImages images);

    /// Writes down what became of it.
    void conclude(String run, JournalState state, boolean verified, Instant ended, String message);

    /// One entry.
    Optional<JournalEntry> find(String run);

    /// The rows of an entry; empty where they were removed by retention.
    Optional<RowImages> images(String run);

    /// The newest entries whose text holds the words.
    List<JournalEntry> newest(String words, int most);
}
