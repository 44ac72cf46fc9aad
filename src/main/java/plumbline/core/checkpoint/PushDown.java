package plumbline.core.checkpoint;

import java.util.Locale;

/// Whether a comparison of saved rows with a target lets the target's server work out sums over ranges of keys, and reads
/// only the ranges whose sums differ. What is found is the same; it is a question of time and of bytes on the line.
///
/// - `AUTO`: for a table of 50,000 rows or more where the line, which is measured then, is slow enough to make it quicker.
/// - `ALWAYS`: for every table where it can be done.
/// - `NEVER`: all rows are read.
public enum PushDown {

    AUTO, ALWAYS, NEVER;

    /// The word on a command line.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
