package plumbline.ui.inconsistencies;

/// Where the screen's questions are asked: over the window, or in a test's list. FX thread only.
public interface Dialogs {
    /// Asks why and until when findings are ignored.
    void open(IgnoreViewModel ignore);

    /// Asks when a check is asked by itself.
    void open(ScheduleViewModel schedule);
}
