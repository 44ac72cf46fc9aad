package plumbline.ui.inconsistencies;

import java.util.Locale;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;

import plumbline.ui.fx.Texts;
import plumbline.ui.inconsistencies.Selection.Extent;

/// The verbs for the findings in question, with their keys. FX thread only.
final class WorkBar {
    private static final KeyCombination PREVIEW = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination IGNORE = new KeyCodeCombination(KeyCode.I, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination RUN = new KeyCodeCombination(KeyCode.R, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination SCHEDULE = new KeyCodeCombination(KeyCode.T, KeyCombination.SHORTCUT_DOWN);

    private final FlowPane bar;
    private final InconsistenciesViewModel model;
    private final Words words;
    private final Texts texts;

    WorkBar(FlowPane bar, InconsistenciesViewModel model, Words words) {
        this.bar = bar;
        this.model = model;
        this.words = words;
        this.texts = words.texts();
        bindPreview();
        bindIgnored();
        Label reason = node("reason", Label.class);
        reason.textProperty().bind(Bindings.createStringBinding(() -> model.saidProperty().get().isEmpty()
                ? model.repair().reason().get()
                : model.saidProperty().get(), model.saidProperty(), model.repair().reason()));
        node("extent", Label.class).textProperty().bind(Bindings.createStringBinding(this::extentText,
                model.repair().selection(), texts.languageProperty()));
    }

    private <N extends Node> N node(String id, Class<N> type) {
        return type.cast(bar.lookup("#inconsistencies-" + id));
    }

    private void bindPreview() {
        Button preview = node("preview", Button.class);
        preview.setOnAction(_ -> model.previewRepair());
        preview.disableProperty().bind(model.repair().reason().isNotEmpty());
        tip(preview, "inconsistencies.preview", PREVIEW);
        MenuButton more = node("preview-more", MenuButton.class);
        for (Extent extent : new Extent[]{Extent.CHOSEN, Extent.SHOWN, Extent.ALL}) {
            MenuItem item = item(extent.name().toLowerCase(Locale.ROOT));
            item.setOnAction(_ -> model.previewRepair(extent));
            more.getItems().add(item);
        }
        MenuItem pack = item("pack");
        pack.setOnAction(_ -> model.previewPack());
        more.getItems().add(pack);
        more.setOnShowing(_ -> {
            for (int i = 0; i < 3; i++) {
                Extent extent = new Extent[]{Extent.CHOSEN, Extent.SHOWN, Extent.ALL}[i];
                more.getItems().get(i).setDisable(model.repair().request(extent).isEmpty());
            }
            pack.setDisable(model.repairable().isEmpty());
        });
    }

    private MenuItem item(String word) {
        MenuItem item = new MenuItem();
        item.setId("inconsistencies-preview-" + word);
        item.textProperty().bind(texts.of("inconsistencies.preview." + word));
        return item;
    }

    private void bindIgnored() {
        Button ignore = node("ignore", Button.class);
        ignore.setOnAction(_ -> model.ignore());
        ignore.disableProperty().bind(model.canIgnore().not());
        tip(ignore, "inconsistencies.ignore", IGNORE);
        Button heed = node("heed", Button.class);
        heed.setOnAction(_ -> model.heed());
        shownWhile(heed, model.canHeed());
        ToggleButton ignored = node("ignored", ToggleButton.class);
        ignored.textProperty().bind(texts.of("inconsistencies.ignored.count",
                model.findings().ignoredCountProperty()));
        ignored.accessibleTextProperty().bind(ignored.textProperty());
        ignored.selectedProperty().bindBidirectional(model.findings().showIgnoredProperty());
        shownWhile(ignored, model.findings().ignoredCountProperty().greaterThan(0));
    }

    private static void shownWhile(Node node, BooleanBinding condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    void tip(Control control, String key, KeyCombination keys) {
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(Bindings.createStringBinding(
                () -> texts.now("inconsistencies.with-key", texts.now(key), keys.getDisplayText()),
                texts.languageProperty()));
        control.setTooltip(tip);
    }

    /// Follows the keys of the verbs wherever the keyboard is on the screen.
    void keys(Node screen, Button run, Button schedule) {
        tip(run, "inconsistencies.run", RUN);
        tip(schedule, "inconsistencies.schedule", SCHEDULE);
        screen.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            Runnable verb = PREVIEW.match(event)
                    ? model::previewRepair
                    : IGNORE.match(event)
                            ? model::ignore
                            : RUN.match(event)
                                    ? model::runChosen
                                    : SCHEDULE.match(event) ? model::schedule : null;
            if (verb != null) {
                event.consume();
                verb.run();
            }
        });
    }

    private String extentText() {
        Selection selection = model.repair().selection().get();
        return switch (selection.extent()) {
            case NOTHING -> texts.now("inconsistencies.extent.nothing");
            case CHOSEN -> texts.now("inconsistencies.extent.chosen", words.number(selection.rows()));
            case SHOWN -> texts.now("inconsistencies.extent.shown", words.number(selection.rows()));
            case ALL -> texts.now("inconsistencies.extent.all", selection.rows());
        };
    }
}
