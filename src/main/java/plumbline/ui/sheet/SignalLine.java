package plumbline.ui.sheet;

import org.jspecify.annotations.Nullable;
import plumbline.ui.fx.Mark;

/// One session on the sheet, in words.
///
/// @param state   what it does, and that its statement is its last one where it is
/// @param age     of its transaction, or empty
/// @param blocks  how many sessions wait behind it
/// @param frees   how many of them its end frees
/// @param longest the longest wait of those, or empty
/// @param outcome what stands against signalling it; afterwards what became of it; or empty
/// @param mark    how the outcome is drawn; null where there is none
public record SignalLine(int pid, String user, String application, String state, String age, int blocks, int frees,
        String longest, String outcome, @Nullable Mark mark) {}
