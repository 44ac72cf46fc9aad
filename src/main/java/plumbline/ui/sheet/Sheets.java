package plumbline.ui.sheet;

/// Where sheets are opened: over the window, or in a test's list. FX thread only.
public interface Sheets {
    /// Shows a repair before it is made.
    void open(RepairSheetViewModel sheet);

    /// Shows a series of repairs before they are made.
    void open(SeriesSheetViewModel sheet);

    /// Shows sessions before they are signalled, and what became of them.
    void open(SignalSheetViewModel sheet);

    /// Shows a prepared transaction before it is ended.
    void open(PreparedSheetViewModel sheet);

    /// Shows an undo before it is made.
    void open(UndoSheetViewModel sheet);

    /// Shows a restore step by step, and what came of it.
    void open(RestoreSheetViewModel sheet);

    /// Shows a full backup before it is put back.
    void open(BackupSheetViewModel sheet);

    /// Shows a trial of a full backup before it is made.
    void open(TrialSheetViewModel sheet);
}
