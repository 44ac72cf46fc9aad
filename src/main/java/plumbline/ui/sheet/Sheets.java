package plumbline.ui.sheet;

/// Where sheets are opened: over the window, or in a test's list. FX thread only.
public interface Sheets {
    /// Shows a repair before it is made.
    void open(RepairSheetViewModel sheet);

    /// Shows a series of repairs before they are made.
    void open(SeriesSheetViewModel sheet);

    /// Shows an undo before it is made.
    void open(UndoSheetViewModel sheet);
}
