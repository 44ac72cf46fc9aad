package plumbline.core.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The record of every change. Implementations are thread-safe; a method that writes returns when it is durable, and
/// fails with a `ProblemException` where it can't be: then nothing may be changed on a target.
public interface Journal {

    /// Writes down what is about to be committed, with the rows before and after.
    void intend(JournalEntry entry, ChangeRecord change);

    /// Writes down what became of it.
    void conclude(String run, JournalState state, boolean verified, Instant ended, String message);

    /// Puts what was found to have changed in the place of what was intended, for a change that could not be foreseen.
    void amend(String run, ChangeRecord change);

    /// One entry.
    Optional<JournalEntry> find(String run);

    /// What an entry changed; empty where they were removed by retention.
    Optional<ChangeRecord> change(String run);

    /// The entries of a target whose outcome is not known: the console ended between the intent and the outcome.
    ///
    /// @param before only those begun before this moment
    List<JournalEntry> unresolved(Instant before);

    /// The newest entries whose text holds the words.
    List<JournalEntry> newest(String words, int most);
}
