package plumbline.ui.sheet;

import org.jspecify.annotations.Nullable;
import plumbline.ui.fx.Mark;

/// One session on the sheet, in words.
///
/// @param state   what it does, and that its statement is its last one where it is
/// @param age     of its transaction, or empty
/// @param blocks  whom it blocks and whom its end frees, or empty
/// @param outcome what stands against signalling it; afterwards what became of it; or empty
/// @param mark    how the outcome is drawn; null where there is none
public record SignalLine(int pid, String user, String application, String state, String age, String blocks,
        String outcome, @Nullable Mark mark) {}
