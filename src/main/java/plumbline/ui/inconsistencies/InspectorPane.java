package plumbline.ui.inconsistencies;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import plumbline.core.check.Baselines.Recorded;
import plumbline.core.check.SavedNumbers;
import plumbline.core.health.Threshold;
import plumbline.core.pack.Kind;
import plumbline.core.pack.Repair;
import plumbline.core.sql.Template;
import plumbline.ui.control.CopyableSql;
import plumbline.ui.control.Sparkline;
import plumbline.ui.fx.Texts;
import plumbline.ui.inconsistencies.Entry.OfCheck;

/// The right side: what a check asks, why it matters, how it is put right, and the row the person looks at.
/// FX thread only.
final class InspectorPane {
    private static final int MOST_OFFERS = 20; // a menu longer than that is no help

    private final InconsistenciesViewModel model;
    private final Texts texts;
    private final Words words;
    private final VBox pane;
    private final Sparkline past = new Sparkline();
    private final CopyableSql sql;

    InspectorPane(VBox pane, InconsistenciesViewModel model, Words words) {
        this.pane = pane;
        this.model = model;
        this.words = words;
        this.texts = words.texts();
        sql = new CopyableSql(texts, "inconsistencies-sql");
        pane.getChildren().set(pane.getChildren().size() - 1, sql);
        past.setId("inconsistencies-past-chart");
        past.setMinHeight(44);
        past.setPrefHeight(44);
        ((Pane) node("past")).getChildren().setAll(past);
        model.entryProperty().addListener((_, _, _) -> show());
        model.repair().wayProperty().addListener((_, _, _) -> show());
        model.baseline().recordedProperty().addListener((_, _, _) -> showBaseline());
        model.evidence().addListener((ListChangeListener<Evidence>) _ -> showEvidence());
        texts.languageProperty().addListener((_, _, _) -> show());
        model.baseline().offers().addListener((ListChangeListener<SavedNumbers.Offer>) _ -> showOffers());
        label("baseline-said").textProperty().bind(model.baseline().saidProperty());
        show();
    }

    private Node node(String id) {
        return Objects.requireNonNull(pane.lookup("#inconsistencies-" + id), id);
    }

    private Label label(String id) {
        return (Label) node(id);
    }

    private void show() {
        pane.setVisible(model.entryProperty().get() instanceof OfCheck);
        if (model.entryProperty().get() instanceof OfCheck check) {
            text("why", texts.now(check.check().why()));
            text("kind", words.kind(check.check()));
            text("answer", words.answer(check));
            text("times", words.times(check));
            showPast(check);
            showWay(check);
            String statement = Template.shown(check.check().runs(check.target().engine()));
            sql.textProperty().set(statement);
            shown(sql, !statement.isEmpty());
            shown(node("sql-title"), !statement.isEmpty());
        }
        showBaseline();
        showEvidence();
    }

    private void showPast(OfCheck check) {
        List<plumbline.core.health.MetricHistory.Point> points = LineCell.points(check);
        past.show(points, Threshold.NONE, false);
        past.setAccessibleText(texts.now("inconsistencies.past"));
        shown(node("past"), points.size() > 1);
        shown(node("past-title"), points.size() > 1);
    }

    private void showWay(OfCheck check) {
        Repair way = model.repair().wayProperty().get();
        text("does", way == null ? texts.now("inconsistencies.reason.no-way") : texts.now(way.does()));
        text("locks", way == null ? "" : texts.now(way.locks()));
        boolean undoable = way == null || way.canBeUndone(check.target().engine());
        text("way-undo", way == null
                ? ""
                : undoable
                        ? texts.now("sheet.repair.undoable")
                        : way.noUndo().map(why -> texts.now("sheet.repair.no-undo-why", texts.now(why)))
                                .orElseGet(() -> texts.now("sheet.repair.no-undo")));
        label("way-undo").getStyleClass().setAll("label", undoable ? "muted" : "not-verified");
    }

    private void showBaseline() {
        boolean baseline = model.entryProperty().get() instanceof OfCheck check
                && check.check().kind() instanceof Kind.Baseline;
        shown(node("baseline"), baseline);
        Recorded recorded = model.baseline().recordedProperty().get();
        text("baseline-of", recorded == null
                ? texts.now("inconsistencies.baseline.pack")
                : recorded.source().equals("counted")
                        ? texts.now("inconsistencies.baseline.recorded", recorded.who(), words.moment(recorded.at()))
                        : texts.now("inconsistencies.baseline.from", recorded.source(), recorded.who(),
                                words.moment(recorded.at())));
        showOffers();
        node("baseline-forget").setDisable(recorded == null);
    }

    private void showOffers() {
        MenuButton saved = (MenuButton) node("baseline-saved");
        List<SavedNumbers.Offer> offers = model.baseline().offers();
        List<MenuItem> items = new ArrayList<>();
        if (!offers.isEmpty()) {
            items.add(item(SavedNumbers.LATEST, texts.now("inconsistencies.baseline.latest")));
        }
        offers.stream().limit(MOST_OFFERS).map(each -> item(each.id(), each.description().isEmpty()
                ? texts.now("inconsistencies.baseline.offer", each.id(), words.moment(each.at()))
                : texts.now("inconsistencies.baseline.offer-said", each.id(), words.moment(each.at()),
                        each.description())))
                .forEach(items::add);
        saved.getItems().setAll(items);
        saved.setDisable(items.isEmpty());
        text("baseline-no-saved", items.isEmpty() ? texts.now("inconsistencies.baseline.no-saved") : "");
    }

    private MenuItem item(String id, String text) {
        MenuItem item = new MenuItem(text);
        item.setId("inconsistencies-baseline-saved-" + id);
        item.setMnemonicParsing(false); // names of checkpoints have underscores
        item.setOnAction(_ -> model.recordSavedBaseline(id));
        return item;
    }

    private void text(String id, String text) {
        Label label = label(id);
        label.setText(text);
        shown(label, !text.isEmpty());
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void showEvidence() {
        GridPane evidence = (GridPane) node("evidence");
        evidence.getChildren().clear();
        for (int i = 0; i < model.evidence().size(); i++) {
            Evidence value = model.evidence().get(i);
            Label name = made(value.name(), "muted");
            name.setMinWidth(Label.USE_PREF_SIZE);
            evidence.addRow(i, name, made(valueText(value), style(value)));
        }
        shown(node("evidence-title"), !model.evidence().isEmpty());
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
            case KEY, VERDICT, AGE, PLAIN -> "value";
        };
    }

    private static Label made(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }
}
