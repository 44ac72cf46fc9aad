package plumbline.ui.sheet;

import java.time.InstantSource;
import java.time.ZoneId;

import javafx.scene.Parent;

import plumbline.ui.fx.DialogFrame;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;

/// Opens sheets as dialogs over the window and closes them when the change is made. FX thread only.
public final class SheetWindows implements Sheets {
    private final DialogFrame frame;
    private final Texts texts;
    private final InstantSource clock;
    private final UiWork rows;

    /// @param clock for the age of a preview
    /// @param rows  by which a sheet reads the rows it shows
    public SheetWindows(DialogFrame frame, Texts texts, InstantSource clock, UiWork rows) {
        this.rows = rows;
        this.frame = frame;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public void open(RepairSheetViewModel sheet) {
        RepairSheetView view = new RepairSheetView(sheet, texts, clock);
        javafx.stage.Stage stage = show(view.root(), sheet.flow(), sheet.title());
        view.opened(() -> close(stage, sheet.flow()));
        stage.setOnHidden(_ -> view.closed());
    }

    @Override
    public void open(UndoSheetViewModel sheet) {
        UndoSheetView view = new UndoSheetView(sheet, texts);
        javafx.stage.Stage stage = show(view.root(), sheet.flow(), sheet.title());
        view.opened(() -> close(stage, sheet.flow()));
    }

    @Override
    public void open(SeriesSheetViewModel sheet) {
        SeriesSheetView view = new SeriesSheetView(sheet, texts);
        javafx.stage.Stage stage = show(view.root(), sheet.flow(), sheet.title());
        view.opened(() -> close(stage, sheet.flow()));
    }

    /// Stays open with what became of each, until the person closes it or goes on to end what a cancel did not stop.
    @Override
    public void open(SignalSheetViewModel sheet) {
        SignalSheetView view = new SignalSheetView(sheet, texts);
        javafx.stage.Stage stage = frame.open(view.root(), sheet.title(), sheet.flow()::close);
        view.opened(() -> close(stage, sheet.flow()));
        sheet.whenOver(stage::close);
    }

    @Override
    public void open(PreparedSheetViewModel sheet) {
        PreparedSheetView view = new PreparedSheetView(sheet, texts);
        javafx.stage.Stage stage = show(view.root(), sheet.flow(), sheet.title());
        view.opened(() -> close(stage, sheet.flow()));
    }

    @Override
    public void open(BackupSheetViewModel sheet) {
        BackupSheetView view = new BackupSheetView(sheet, texts);
        javafx.stage.Stage stage = show(view.root(), sheet.flow(), sheet.title());
        view.opened(() -> close(stage, sheet.flow()));
    }

    @Override
    public void open(TrialSheetViewModel sheet) {
        TrialSheetView view = new TrialSheetView(sheet, texts);
        javafx.stage.Stage stage = show(view.root(), sheet.flow(), sheet.title());
        view.opened(() -> close(stage, sheet.flow()));
    }

    /// Stays open with what was done until the person closes it.
    @Override
    public void open(RestoreSheetViewModel sheet) {
        RestoreSheetView view = new RestoreSheetView(sheet, texts, rows, ZoneId.systemDefault());
        javafx.stage.Stage stage = frame.open(view.root(), sheet.title(), sheet::close);
        view.opened(() -> {
            if (sheet.close()) {
                stage.close();
            }
        });
    }

    private javafx.stage.Stage show(Parent root, SheetFlow flow, String title) {
        javafx.stage.Stage stage = frame.open(root, title, flow::close);
        flow.stageProperty().addListener((_, _, now) -> {
            if (now == Stage.APPLIED) {
                stage.close();
            }
        });
        return stage;
    }

    private static void close(javafx.stage.Stage stage, SheetFlow flow) {
        if (flow.close()) {
            stage.close();
        }
    }
}
