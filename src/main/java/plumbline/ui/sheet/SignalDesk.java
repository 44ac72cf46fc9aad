package plumbline.ui.sheet;

import java.util.List;
import plumbline.core.activity.PreparedReport;
import plumbline.core.activity.SessionControl;
import plumbline.core.activity.SignalReport;
import plumbline.core.activity.Verb;
import plumbline.core.target.Target;
import plumbline.ui.fx.Notice;
import plumbline.ui.fx.Notices;
import plumbline.ui.fx.UiWork;

/// Where every screen goes that wants a statement, a session or a prepared transaction ended: it opens the sheet, and
/// afterwards gives the notice. FX thread only.
public final class SignalDesk {
    private final SessionControl control;
    private final UiWork work;
    private final Notices notices;
    private final Sheets sheets;

    public SignalDesk(SessionControl control, UiWork work, Notices notices, Sheets sheets) {
        this.control = control;
        this.work = work;
        this.notices = notices;
        this.sheets = sheets;
    }

    /// Opens the sheet on which sessions are signalled and reads what that would do.
    ///
    /// @param verb    CANCEL or TERMINATE
    /// @param pids    of sessions; each once
    /// @param changed told when a signal was sent, whatever came of it
    public void signal(Target target, Verb verb, List<Integer> pids, Runnable changed) {
        SignalSheetViewModel sheet = new SignalSheetViewModel(control, work,
                new SignalSheetViewModel.Order(target, verb, pids), report -> {
                    changed.run();
                    notices.show(notice(target, report));
                }, still -> signal(target, Verb.TERMINATE, still, changed));
        ChangeDesk.toldOfParts(sheet.flow(), changed);
        sheets.open(sheet);
        sheet.preview();
    }

    private Notice notice(Target target, SignalReport report) {
        SignalLines lines = new SignalLines(work.texts());
        boolean all = report.results().stream().allMatch(SignalReport.Result::succeeded);
        return Notice.of(all ? Notice.Kind.DONE : Notice.Kind.WARNING, lines.summary(target, report));
    }

    /// Opens the sheet on which a prepared transaction is ended and reads what that would do.
    ///
    /// @param verb    COMMIT_PREPARED or ROLLBACK_PREPARED
    /// @param gid     its name
    /// @param changed told when it was ended
    public void prepared(Target target, Verb verb, String gid, Runnable changed) {
        PreparedSheetViewModel sheet = new PreparedSheetViewModel(control, work,
                new PreparedSheetViewModel.Order(target, verb, gid), report -> {
                    changed.run();
                    notices.show(notice(target, report));
                });
        ChangeDesk.toldOfParts(sheet.flow(), changed);
        sheets.open(sheet);
        sheet.preview();
    }

    private Notice notice(Target target, PreparedReport report) {
        return Notice.of(report.ended() ? Notice.Kind.DONE : Notice.Kind.WARNING, work.texts().now(
                "signal.notice." + report.verb().word() + (report.ended() ? "" : ".unseen"), report.gid(),
                target.name(), report.run()));
    }
}
