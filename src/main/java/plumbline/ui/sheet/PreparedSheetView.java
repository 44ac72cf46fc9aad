package plumbline.ui.sheet;

import javafx.scene.Node;
import javafx.scene.Parent;
import plumbline.core.activity.PreparedPlan;
import plumbline.ui.control.CopyableSql;
import plumbline.ui.fx.Texts;

/// The sheet of a prepared transaction's end on screen. FX thread only.
final class PreparedSheetView {
    private final PreparedSheetViewModel model;
    private final Texts texts;
    private final SheetFrame frame;
    private final CopyableSql sql;

    PreparedSheetView(PreparedSheetViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        frame = new SheetFrame(model.flow(), texts);
        sql = new CopyableSql(texts, "prepared-sql");
        sql.atMost(5);
        frame.body(SheetFrame.fact(texts.now("signal.sql"), "muted"), sql);
        frame.verbs(model.reason(), model.canAct(), model::act, model::preview);
        model.planProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        frame.head(model.title(), model.verb());
        frame.facts(model.facts().stream().map(fact -> SheetFrame.fact(fact)).toArray(Node[]::new));
        sql.textProperty().set(model.statement());
        PreparedPlan plan = model.planProperty().get();
        if (plan != null) {
            frame.server(texts.now("sheet.server", texts.identity(plan.identity().line())));
        }
    }

    void opened(Runnable close) {
        frame.onKeep(close);
    }

    Parent root() {
        return frame.root();
    }
}
