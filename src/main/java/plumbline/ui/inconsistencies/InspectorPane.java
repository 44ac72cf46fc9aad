package plumbline.ui.inconsistencies;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import plumbline.core.pack.Repair;
import plumbline.core.sql.NamedSql;
import plumbline.ui.control.CopyableSql;
import plumbline.ui.fx.Texts;
import plumbline.ui.inconsistencies.Entry.OfCheck;

/// The right side: what a check asks, why it matters, how it is put right, and the row the person looks at.
/// FX thread only.
final class InspectorPane {
    private final InconsistenciesViewModel model;
    private final Texts texts;
    private final Words words;
    private final VBox pane;
    private final CopyableSql sql;

    InspectorPane(VBox pane, InconsistenciesViewModel model, Words words) {
        this.pane = pane;
        this.model = model;
        this.words = words;
        this.texts = words.texts();
        sql = new CopyableSql(texts, "inconsistencies-sql");
        pane.getChildren().set(pane.getChildren().size() - 1, sql);
        model.entryProperty().addListener((_, _, _) -> show());
        model.wayProperty().addListener((_, _, _) -> show());
        model.evidence().addListener((ListChangeListener<Evidence>) _ -> showEvidence());
        texts.languageProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        pane.setVisible(model.entryProperty().get() instanceof OfCheck);
        if (model.entryProperty().get() instanceof OfCheck check) {
            text("why", texts.now(check.check().why()));
            text("answer", words.answer(check));
            Repair way = model.wayProperty().get();
            text("does", way == null ? texts.now("inconsistencies.reason.no-way") : texts.now(way.does()));
            text("locks", way == null ? "" : texts.now(way.locks()));
            sql.textProperty().set(check.check().statement(check.target().engine()).map(NamedSql::source).orElse(""));
        }
        showEvidence();
    }

    private void text(String id, String words) {
        if (pane.lookup("#inconsistencies-" + id) instanceof Label label) {
            label.setText(words);
            label.setVisible(!words.isEmpty());
            label.setManaged(!words.isEmpty());
        }
    }

    private void showEvidence() {
        if (pane.lookup("#inconsistencies-evidence") instanceof GridPane evidence) {
            evidence.getChildren().clear();
            for (int i = 0; i < model.evidence().size(); i++) {
                Evidence value = model.evidence().get(i);
                evidence.addRow(i, label(value.name(), "muted"), label(valueText(value), style(value)));
            }
            boolean some = !model.evidence().isEmpty();
            Node title = pane.getChildren().get(pane.getChildren().indexOf(evidence) - 1);
            title.setVisible(some);
            title.setManaged(some);
        }
    }

    private String valueText(Evidence value) {
        return switch (value.state()) {
            case VALUE -> value.value();
            case NULL -> "NULL";
            case MASKED -> texts.now("grid.masked");
        };
    }

    private static String style(Evidence value) {
        if (value.state() != Evidence.State.VALUE) {
            return "muted";
        }
        return switch (value.role()) {
            case WRONG -> "not-verified";
            case RIGHT -> "verified";
            case KEY, PLAIN -> "value";
        };
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }
}
