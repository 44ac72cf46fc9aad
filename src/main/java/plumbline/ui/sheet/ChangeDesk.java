package plumbline.ui.sheet;

import java.util.function.Consumer;

import plumbline.core.journal.Journal;
import plumbline.core.repair.RepairRequest;
import plumbline.core.repair.RepairResult;
import plumbline.core.repair.Repairs;
import plumbline.core.repair.UndoResult;
import plumbline.core.target.Target;
import plumbline.ui.fx.Notice;
import plumbline.ui.fx.Notices;
import plumbline.ui.fx.UiWork;

/// Where every screen goes that wants something changed: it opens the sheet, and afterwards gives the notice with Undo.
/// FX thread only.
public final class ChangeDesk {
    private final Repairs repairs;
    private final Journal journal;
    private final UiWork work;
    private final Notices notices;
    private final Sheets sheets;

    public ChangeDesk(Repairs repairs, Journal journal, UiWork work, Notices notices, Sheets sheets) {
        this.repairs = repairs;
        this.journal = journal;
        this.work = work;
        this.notices = notices;
        this.sheets = sheets;
    }

    /// Opens the sheet of a repair and begins its preview.
    ///
    /// @param changed told when rows were changed, by the repair or by the undo that its notice offers
    public void repair(RepairRequest request, Consumer<RepairResult> repaired, Runnable changed) {
        RepairSheetViewModel sheet = new RepairSheetViewModel(repairs, work, request, result -> {
            repaired.accept(result);
            changed.run();
            notices.show(repairNotice(request.target(), result, changed));
        });
        sheets.open(sheet);
        sheet.preview();
    }

    /// Opens the sheet of an undo and begins its preview.
    ///
    /// @param changed told when rows were put back
    public void undo(Target target, String run, Runnable changed) {
        UndoSheetViewModel sheet = new UndoSheetViewModel(repairs, journal, work,
                new UndoSheetViewModel.Order(target, run), result -> {
                    changed.run();
                    notices.show(undoNotice(target, result));
                });
        sheets.open(sheet);
        sheet.preview();
    }

    private Notice repairNotice(Target target, RepairResult result, Runnable changed) {
        String key = result.verified() ? "sheet.notice.repaired" : "sheet.notice.repaired-unverified";
        String text = work.texts().now(key, Counted.of(result.changed(), work.texts()), target.name(),
                Counted.of(result.remaining(), work.texts()), result.run());
        return new Notice(result.verified() ? Notice.Kind.DONE : Notice.Kind.WARNING, text,
                work.texts().now("sheet.undo.verb"), () -> undo(target, result.run(), changed));
    }

    private Notice undoNotice(Target target, UndoResult result) {
        return Notice.of(Notice.Kind.DONE, work.texts().now("sheet.notice.undone",
                Counted.of(result.undone(), work.texts()), target.name()));
    }
}
