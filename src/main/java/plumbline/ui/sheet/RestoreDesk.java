package plumbline.ui.sheet;

import java.time.InstantSource;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.checkpoint.Restores;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.target.Target;
import plumbline.ui.fx.Notice;
import plumbline.ui.fx.Notices;
import plumbline.ui.fx.UiWork;

/// Where a screen goes that wants a checkpoint put back: it opens the sheet, and afterwards gives the notice with Undo.
/// FX thread only.
public final class RestoreDesk {
    private final Restores restores;
    private final UiWork work;
    private final Notices notices;
    private final Sheets sheets;
    private final InstantSource clock;

    public RestoreDesk(Restores restores, UiWork work, Notices notices, Sheets sheets, InstantSource clock) {
        this.restores = restores;
        this.work = work;
        this.notices = notices;
        this.sheets = sheets;
        this.clock = clock;
    }

    /// Opens the sheet of a restore and begins its preview.
    ///
    /// @param changed told when rows were put back, by the restore or by the undo that its notice offers
    public void restore(RestoreOrder order, Runnable changed) {
        Target target = order.request().target();
        Shelf shelf = order.request().shelf();
        RestoreSheetViewModel sheet = new RestoreSheetViewModel(restores, work, order,
                new RestoreSheetViewModel.Ends(result -> {
                    changed.run();
                    notices.show(notice(target, shelf, result, changed));
                }, safety -> undo(target, shelf, safety, changed)), clock);
        sheet.flow().problemProperty().addListener((_, _, problem) -> {
            if (problem != null && problem.effect() != Effect.NOTHING_CHANGED) {
                changed.run();
            }
        });
        sheets.open(sheet);
        sheet.preview();
    }

    private Notice notice(Target target, Shelf shelf, RestoreResult result, Runnable changed) {
        String text = new RestoreWords(work.texts()).done(result, target.name());
        Notice.Kind kind = result.verified() ? Notice.Kind.DONE : Notice.Kind.WARNING;
        return result.safety().isEmpty()
                ? Notice.of(kind, text)
                : new Notice(kind, text, work.texts().now("sheet.undo.verb"),
                        () -> undo(target, shelf, result.safety(), changed));
    }

    /// Opens the sheet that puts a safety checkpoint back.
    private void undo(Target target, Shelf shelf, String safety, Runnable changed) {
        work.quietly(() -> shelf.find(safety), outcome -> {
            switch (outcome) {
                case Outcome.Done<Checkpoint>(Checkpoint found) ->
                    restore(RestoreOrder.whole(target, shelf, found), changed);
                case Outcome.Failed<Checkpoint>(Problem problem) ->
                    notices.show(Notice.of(Notice.Kind.FAILED, work.texts().now(problem)));
            }
        });
    }
}
