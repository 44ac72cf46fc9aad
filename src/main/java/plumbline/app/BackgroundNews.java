package plumbline.app;

import java.util.List;
import plumbline.core.activity.Verb;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.ui.fx.Navigator;
import plumbline.ui.fx.Notice;
import plumbline.ui.fx.Notices;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.Texts;

/// Says what the console found out by itself. FX thread only.
final class BackgroundNews {

    private final Texts texts;
    private final Notices notices;
    private final Navigator navigator;

    BackgroundNews(Texts texts, Notices notices, Navigator navigator) {
        this.texts = texts;
        this.notices = notices;
        this.navigator = navigator;
    }

    /// What became of changes a console that was killed had begun is known now.
    void resolved(Outcome<List<JournalEntry>> outcome) {
        switch (outcome) {
            case Outcome.Done<List<JournalEntry>>(List<JournalEntry> entries) -> entries.forEach(this::resolved);
            case Outcome.Failed<List<JournalEntry>>(Problem problem) ->
                notices.show(Notice.of(Notice.Kind.FAILED, texts.now(problem)));
        }
    }

    private void resolved(JournalEntry entry) {
        boolean known = entry.state() != JournalState.UNKNOWN;
        notices.show(new Notice(known ? Notice.Kind.INFO : Notice.Kind.WARNING,
                texts.now("journal.unfinished." + (known || Verb.ofWord(entry.action()).isEmpty()
                        ? entry.state().name()
                        : "signal"), entry.run(), entry.target(), entry.subject()),
                texts.now("schedule.show"), () -> navigator.go(new Place.JournalList())));
    }
}
