package plumbline.core.checkpoint;

import java.nio.file.Path;
import java.util.Optional;
import plumbline.core.work.WorkContext;

/// Tables of a target at one instant, read without holding writers up.
public interface LiveTables extends Tables {

    /// Another reading of the same instant on a connection of its own, to read two tables at once.
    ///
    /// @throws UnsupportedOperationException where the system can't
    LiveTables beside();

    /// How many parts a table may be read in at once; each is read by [#part].
    ///
    /// @return 1 where it is not worth it, or the order of its rows would be lost
    default int parts(TableForm form) {
        return 1;
    }

    /// Reads one part of a table; all parts together, in their order, are the table. Whoever closes it before its end gives
    /// up these tables: nothing more can be read from them then.
    ///
    /// @param part from 0
    /// @param of   what [#parts] said
    default TupleReader part(TableForm form, int part, int of) {
        return rows(form);
    }

    /// Lets the server look at ranges of a table's key, where it can.
    ///
    /// @param form as for [#rows]
    default Optional<RangeReader> ranges(TableForm form) {
        return Optional.empty();
    }

    /// What tells a restore's session later whether the tables are still as they were read; ask when they were. Empty where
    /// nothing does.
    default Optional<String> stamp() {
        return Optional.empty();
    }

    /// Measures the line to the target, which takes a fifth of a second on a slow one; empty where there is none.
    default Optional<LinkSpeed> link() {
        return Optional.empty();
    }

    /// Whether a checkpoint is a copy of the whole file instead of rows.
    default boolean wholeFile() {
        return false;
    }

    /// Copies the whole file page by page.
    ///
    /// @param to a file that does not exist; nothing is left of it where the copy fails
    default void copyFile(Path to, WorkContext context) {
        throw new UnsupportedOperationException("only a file can be copied");
    }
}
