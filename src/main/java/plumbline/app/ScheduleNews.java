package plumbline.app;

import plumbline.core.problem.Problem;
import plumbline.core.schedule.Ran;
import plumbline.ui.fx.Notice;
import plumbline.ui.fx.Notices;
import plumbline.ui.fx.Texts;

/// Says what became of scheduled backups and checkpoints. FX thread only.
record ScheduleNews(Texts texts, Notices notices) {

    void tell(Ran<?, ?> ran) {
        Problem problem = ran.problem();
        if (problem != null) {
            notices.show(Notice.of(Notice.Kind.FAILED,
                    texts.now("backup.failed", ran.job().name(), texts.now(problem))));
        } else if (ran.missed() > 0) {
            notices.show(Notice.of(Notice.Kind.DONE,
                    texts.now("backup.told.missed", ran.job().name(), of(ran), ran.missed())));
        } else {
            notices.show(Notice.of(Notice.Kind.DONE, texts.now("backup.told", ran.job().name(), of(ran))));
        }
    }

    // of several folders each has its own
    private static String of(Ran<?, ?> ran) {
        return ran.job().target().isEmpty() ? Integer.toString(ran.made().size()) : ran.job().target();
    }
}
