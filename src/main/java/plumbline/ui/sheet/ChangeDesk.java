package plumbline.ui.sheet;

import java.util.List;
import java.util.function.Consumer;

import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.Journal;
import plumbline.core.problem.Effect;
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
            notices.show(repairNotice(request, result, changed));
        });
        toldOfParts(sheet.flow(), changed);
        sheets.open(sheet);
        sheet.preview();
    }

    /// Opens the sheet of several repairs on one target and begins their previews.
    ///
    /// @param steps   in the order they are made
    /// @param made    told what was made, also where the series ended half way
    /// @param changed told when rows were changed, by a repair or by the undo that the notice offers
    public void repairAll(Target target, List<RepairRequest> steps, Consumer<Series> made, Runnable changed) {
        SeriesSheetViewModel sheet = new SeriesSheetViewModel(repairs, work, target, steps, done -> {
            Series series = series(target, done);
            made.accept(series);
            changed.run();
            notices.show(series.runs().isEmpty()
                    ? Notice.of(Notice.Kind.DONE, series.text())
                    : new Notice(Notice.Kind.DONE, series.text(), work.texts().now("sheet.undo.verb"),
                            () -> undo(target, series.runs(), changed)));
        });
        sheet.flow().problemProperty().addListener((_, _, problem) -> {
            if (problem != null && problem.effect() == Effect.UNKNOWN) {
                changed.run();
            }
        });
        sheets.open(sheet);
        sheet.preview();
    }

    private Series series(Target target, SeriesSheetViewModel.Made done) {
        String text = work.texts().now("sheet.series.notice", amount(done.change()), target.name(),
                Counted.runs(done.runs(), work.texts()));
        return new Series(done.undoable(), text);
    }

    /// What a series made.
    ///
    /// @param runs those that can be taken back, in the order they were made
    /// @param text in words
    public record Series(List<String> runs, String text) {}

    /// How much a change is, in words.
    public String amount(ChangeRecord change) {
        return new PlanWords(work.texts()).amount(change);
    }

    // what failed half way has changed something, too
    static void toldOfParts(SheetFlow flow, Runnable changed) {
        flow.problemProperty().addListener((_, _, problem) -> {
            if (problem != null && problem.effect() != Effect.NOTHING_CHANGED) {
                changed.run();
            }
        });
    }

    /// Opens the sheet of an undo and begins its preview.
    ///
    /// @param runs    in the order they were made
    /// @param changed told when rows were put back
    public void undo(Target target, List<String> runs, Runnable changed) {
        UndoSheetViewModel sheet = new UndoSheetViewModel(repairs, journal, work,
                new UndoSheetViewModel.Order(target, runs), result -> {
                    changed.run();
                    notices.show(undoNotice(target, result));
                });
        toldOfParts(sheet.flow(), changed);
        sheets.open(sheet);
        sheet.preview();
    }

    private Notice repairNotice(RepairRequest request, RepairResult result, Runnable changed) {
        Target target = request.target();
        String key = result.verified() ? "sheet.notice.repaired" : "sheet.notice.repaired-unverified";
        String text = work.texts().now(key, new PlanWords(work.texts()).amount(result.change()), target.name(),
                result.remaining(), Counted.runs(result.runs(), work.texts()));
        Notice.Kind kind = result.verified() ? Notice.Kind.DONE : Notice.Kind.WARNING;
        return request.way().canBeUndone(target.engine()) && !result.runs().isEmpty()
                ? new Notice(kind, text, work.texts().now("sheet.undo.verb"),
                        () -> undo(target, result.runs(), changed))
                : Notice.of(kind, text);
    }

    private Notice undoNotice(Target target, UndoResult result) {
        return Notice.of(Notice.Kind.DONE, work.texts().now("sheet.notice.undone",
                result.undone(), target.name()));
    }
}
