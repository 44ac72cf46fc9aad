package plumbline.ui.sheet;

import javafx.scene.Node;
import javafx.scene.Parent;

import plumbline.ui.fx.Texts;

/// The sheet of a trial on screen. FX thread only.
final class TrialSheetView {
    private final TrialSheetViewModel model;
    private final Texts texts;
    private final SheetFrame frame;

    TrialSheetView(TrialSheetViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        frame = new SheetFrame(model.flow(), texts);
        frame.verbs(model.reason(), model.canAct(), model::act, model::preview);
        model.readProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        frame.head(model.title(), texts.now("backups.trial.verb"));
        frame.facts(model.facts().stream().map(fact -> SheetFrame.fact(fact)).toArray(Node[]::new));
    }

    void opened(Runnable close) {
        frame.onKeep(close);
    }

    Parent root() {
        return frame.root();
    }
}
