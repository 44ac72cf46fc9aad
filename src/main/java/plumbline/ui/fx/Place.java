package plumbline.ui.fx;

/// Where one can go in the window; screens meet through these and never import each other.
public sealed interface Place {

    /// All targets as cards.
    record Overview() implements Place {}

    /// The tiles of one target.
    ///
    /// @param target its connection's name
    record TargetTiles(String target) implements Place {}

    /// Checks and findings.
    ///
    /// @param target a connection's name, or empty for all
    record Inconsistencies(String target) implements Place {}

    /// Who waits for whom.
    ///
    /// @param target a connection's name, or empty for the one that needs a person most
    record Locks(String target) implements Place {}

    /// Saved rows of targets.
    ///
    /// @param target a connection's name, or empty for all
    record Checkpoints(String target) implements Place {}

    /// Full backups.
    ///
    /// @param target a connection's name, or empty for all
    record Backups(String target) implements Place {}

    /// What is made by itself.
    record Schedules() implements Place {}

    /// What the console changed.
    record JournalList() implements Place {}

    /// Connections, look, language.
    record Settings() implements Place {}
}
