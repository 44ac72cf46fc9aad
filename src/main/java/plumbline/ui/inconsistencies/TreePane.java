package plumbline.ui.inconsistencies;

import java.util.List;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.controlsfx.control.SegmentedButton;
import org.controlsfx.control.textfield.TextFields;

import plumbline.ui.fx.Texts;
import plumbline.ui.inconsistencies.Entry.OfRest;

/// The left side: the tree of checks with its search and its filter. FX thread only.
final class TreePane {
    private static final double ROW = 28;
    private static final int ABOVE = 4; // lines that stay in view above one that is gone to

    private final InconsistenciesViewModel model;
    private final Texts texts;
    private final ListView<Line> list;
    private final TextField search = TextFields.createClearableTextField();
    private boolean choosing;

    TreePane(ListView<Line> list, HBox filters, InconsistenciesViewModel model, Words words) {
        this.list = list;
        this.model = model;
        this.texts = words.texts();
        // new cells in a new language: a refresh misses those that are out of view at the time
        texts.languageProperty().subscribe(_ -> list.setCellFactory(_ -> new LineCell(model.tree(), texts, words)));
        list.setFixedCellSize(ROW);
        list.setItems(model.tree().lines());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, line) -> choose(line));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::turnByKey);
        list.setOnMouseClicked(event -> {
            Line line = list.getSelectionModel().getSelectedItem();
            if (line != null && (line.entry() instanceof OfRest || event.getClickCount() == 2)) {
                model.tree().turn(line);
            }
        });
        model.tree().lines().addListener((ListChangeListener<Line>) _ -> chooseAgain());
        model.chosenProperty().addListener((_, _, _) -> {
            chooseAgain();
            intoView();
        });
        list.setPlaceholder(placeholder());
        fill(filters);
        chooseAgain();
    }

    private void fill(HBox filters) {
        search.setId("inconsistencies-search");
        search.promptTextProperty().bind(texts.of("inconsistencies.search"));
        search.accessibleTextProperty().bind(texts.of("inconsistencies.search"));
        search.textProperty().bindBidirectional(model.tree().searchProperty());
        search.setMinWidth(60);
        HBox.setHgrow(search, Priority.ALWAYS);
        ToggleButton all = toggle("all");
        ToggleButton some = toggle("findings");
        all.setSelected(true);
        SegmentedButton which = new SegmentedButton(all, some);
        which.setId("inconsistencies-filter");
        which.setMinWidth(SegmentedButton.USE_PREF_SIZE);
        which.getToggleGroup().selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                before.setSelected(true); // one of them always holds
            }
            model.tree().onlyFindingsProperty().set(some.isSelected());
        });
        model.tree().onlyFindingsProperty().addListener((_, _, only) -> (only ? some : all).setSelected(true));
        filters.getChildren().addAll(List.of(search, which));
    }

    private ToggleButton toggle(String word) {
        ToggleButton toggle = new ToggleButton();
        toggle.setId("inconsistencies-filter-" + word);
        toggle.textProperty().bind(texts.of("inconsistencies.filter." + word));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.of("inconsistencies.filter." + word + "-says"));
        toggle.setTooltip(tip);
        toggle.accessibleTextProperty().bind(tip.textProperty());
        toggle.setMinWidth(ToggleButton.USE_PREF_SIZE);
        return toggle;
    }

    private void choose(@org.jspecify.annotations.Nullable Line line) {
        if (!choosing && line != null && !(line.entry() instanceof OfRest)) {
            model.chosenProperty().set(line.entry().key());
        }
    }

    private void turnByKey(KeyEvent event) {
        Line line = list.getSelectionModel().getSelectedItem();
        if (line == null || !line.opens()) {
            return;
        }
        boolean turns = switch (event.getCode()) {
            case ENTER, SPACE -> true;
            case LEFT -> line.open();
            case RIGHT -> !line.open();
            default -> false;
        };
        if (turns) {
            int at = list.getSelectionModel().getSelectedIndex();
            model.tree().turn(line);
            choosing = line.entry() instanceof OfRest;
            list.getSelectionModel().select(at);
            choosing = false;
            event.consume();
        }
    }

    private Label placeholder() {
        Label none = new Label();
        none.textProperty().bind(texts.of("inconsistencies.no-target"));
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        return none;
    }

    private void chooseAgain() {
        CheckKey key = model.chosenProperty().get();
        choosing = true;
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i).entry().key().equals(key)
                    && list.getSelectionModel().getSelectedIndex() != i) {
                list.getSelectionModel().select(i);
            }
        }
        choosing = false;
    }

    private void intoView() {
        int at = list.getSelectionModel().getSelectedIndex();
        VirtualFlow<?> flow = (VirtualFlow<?>) list.lookup(".virtual-flow");
        boolean seen = flow != null && flow.getFirstVisibleCell() != null && at >= flow.getFirstVisibleCell().getIndex()
                && at <= flow.getLastVisibleCell().getIndex();
        if (at >= 0 && !seen) {
            list.scrollTo(Math.max(0, at - ABOVE));
        }
    }

    /// Puts the keyboard into the search.
    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    /// Draws ages anew.
    void refresh() {
        list.refresh();
    }
}
