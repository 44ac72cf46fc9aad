package plumbline.testing;

import java.util.ArrayList;
import java.util.List;
import plumbline.core.text.Language;
import plumbline.core.work.Jobs;
import plumbline.ui.fx.Notice;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;
import plumbline.ui.sheet.BackupSheetViewModel;
import plumbline.ui.sheet.ChangeDesk;
import plumbline.ui.sheet.PreparedSheetViewModel;
import plumbline.ui.sheet.RepairSheetViewModel;
import plumbline.ui.sheet.RestoreSheetViewModel;
import plumbline.ui.sheet.SeriesSheetViewModel;
import plumbline.ui.sheet.Sheets;
import plumbline.ui.sheet.SignalSheetViewModel;
import plumbline.ui.sheet.TrialSheetViewModel;
import plumbline.ui.sheet.UndoSheetViewModel;

/// What view-models need of the window, without one: everything happens at once and is remembered.
public final class Desk implements Sheets {

    public final Texts texts = new Texts(Language.EN);
    public final Jobs jobs = Jobs.direct();
    public final UiWork work = new UiWork(jobs, Runnable::run, Runnable::run, texts);
    public final FakeRepairs repairs = new FakeRepairs();
    public final FakeJournal journal = new FakeJournal();
    public final List<Notice> notices = new ArrayList<>();
    public final List<RepairSheetViewModel> repairSheets = new ArrayList<>();
    public final List<SeriesSheetViewModel> seriesSheets = new ArrayList<>();
    public final List<UndoSheetViewModel> undoSheets = new ArrayList<>();
    public final List<SignalSheetViewModel> signalSheets = new ArrayList<>();
    public final List<PreparedSheetViewModel> preparedSheets = new ArrayList<>();
    public final List<RestoreSheetViewModel> restoreSheets = new ArrayList<>();
    public final List<BackupSheetViewModel> backupSheets = new ArrayList<>();
    public final List<TrialSheetViewModel> trialSheets = new ArrayList<>();
    public final ChangeDesk changes = new ChangeDesk(repairs, journal, work, notices::add, this);

    @Override
    public void open(RepairSheetViewModel sheet) {
        repairSheets.add(sheet);
    }

    @Override
    public void open(SeriesSheetViewModel sheet) {
        seriesSheets.add(sheet);
    }

    @Override
    public void open(UndoSheetViewModel sheet) {
        undoSheets.add(sheet);
    }

    @Override
    public void open(SignalSheetViewModel sheet) {
        signalSheets.add(sheet);
    }

    @Override
    public void open(PreparedSheetViewModel sheet) {
        preparedSheets.add(sheet);
    }

    @Override
    public void open(BackupSheetViewModel sheet) {
        backupSheets.add(sheet);
    }

    @Override
    public void open(TrialSheetViewModel sheet) {
        trialSheets.add(sheet);
    }

    @Override
    public void open(RestoreSheetViewModel sheet) {
        restoreSheets.add(sheet);
    }
}
