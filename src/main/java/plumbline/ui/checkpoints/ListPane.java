package plumbline.ui.checkpoints;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.problem.Problem;
import plumbline.ui.fx.ChoiceWords;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The left side: all checkpoints, searched and narrowed. FX thread only.
final class ListPane extends VBox {

    private final CheckpointsViewModel model;
    private final CheckpointList list;
    private final Texts texts;
    private final ListView<Entry> view = new ListView<>();
    private final TextField search = new TextField();
    private final ComboBox<String> target = new ComboBox<>();
    private final FlowPane chips = Nodes.styled(new FlowPane(), "session-chips");
    private final Label none = Nodes.styled(new Label(), "muted", "empty-line");
    private final Map<Chip, ToggleButton> chipButtons = new EnumMap<>(Chip.class);
    private boolean choosing;
    private boolean up;

    /// @param importing asks for a file and takes it in
    ListPane(CheckpointsViewModel model, Runnable importing, Consumer<Checkpoint> entered) {
        this.model = model;
        this.list = model.list();
        this.texts = model.words().texts();
        setMinWidth(276);
        getChildren().setAll(bar(importing), filters(), chips, view);
        VBox.setVgrow(view, Priority.ALWAYS);
        list(entered);
        makeChips();
        list.countsProperty().subscribe(_ -> showChips());
        list.chipProperty().subscribe((_, _) -> showChips());
        texts.languageProperty().subscribe((_, _) -> {
            showChips();
            view.setCellFactory(_ -> new EntryCell(model)); // a refresh leaves the words of cells that are out of sight
            offerTargets();
        });
        list.targets().addListener((ListChangeListener<String>) _ -> offerTargets());
        list.targetProperty().subscribe((_, _) -> offerTargets());
        offerTargets();
    }

    private HBox bar(Runnable importing) {
        Label title = Nodes.styled(new Label(), "title-text");
        title.textProperty().bind(texts.of("checkpoints.title"));
        title.setMinWidth(0);
        Button create = Nodes.named(new Button(), "checkpoints-create", "accent");
        create.textProperty().bind(texts.of("checkpoints.create"));
        create.accessibleTextProperty().bind(texts.of("checkpoints.create"));
        create.setGraphic(new FontIcon("mdal-add"));
        create.setMinWidth(USE_PREF_SIZE);
        create.setOnAction(_ -> model.create());
        MenuButton more = Nodes.named(new MenuButton(), "checkpoints-more", "flat", "button-icon", "bar-menu");
        more.setGraphic(new FontIcon("mdmz-more_vert"));
        more.accessibleTextProperty().bind(texts.of("checkpoints.more"));
        more.setMinWidth(USE_PREF_SIZE);
        more.getItems().setAll(item("checkpoints-import", "checkpoints.import", importing),
                item("checkpoints-retention", "checkpoints.retention", model::retention),
                item("checkpoints-refresh", "checkpoints.refresh", model::refresh));
        HBox bar = Nodes.styled(new HBox(title, Nodes.spring(), create, more), "pane-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.widthProperty().subscribe(width -> {
            boolean narrow = width.doubleValue() < 250;
            create.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            title.setVisible(!narrow); // the tab above says the same
        });
        return bar;
    }

    private MenuItem item(String id, String key, Runnable action) {
        MenuItem item = new MenuItem();
        item.setId(id);
        item.textProperty().bind(texts.of(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private VBox filters() {
        search.setId("checkpoints-search");
        search.promptTextProperty().bind(texts.of("checkpoints.search"));
        search.accessibleTextProperty().bind(texts.of("checkpoints.search"));
        search.textProperty().bindBidirectional(list.searchProperty());
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                view.requestFocus();
                event.consume();
            }
        });
        target.setId("checkpoints-target");
        target.accessibleTextProperty().bind(texts.of("checkpoints.target"));
        target.setMaxWidth(Double.MAX_VALUE);
        target.setMinWidth(0);
        HBox.setHgrow(target, Priority.ALWAYS);
        target.valueProperty().addListener((_, _, name) -> {
            if (!choosing && name != null) {
                list.targetProperty().set(name);
            }
        });
        ToggleButton grouped = Nodes.named(new ToggleButton(), "checkpoints-grouped", "flat", "button-icon");
        grouped.setGraphic(new FontIcon("mdal-account_tree"));
        grouped.accessibleTextProperty().bind(texts.of("checkpoints.grouped"));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.of("checkpoints.grouped"));
        grouped.setTooltip(tip);
        grouped.setMinWidth(USE_PREF_SIZE);
        grouped.selectedProperty().bindBidirectional(list.groupedProperty());
        HBox second = Nodes.styled(new HBox(target, grouped), "checkpoint-line");
        return Nodes.styled(new VBox(search, second), "checkpoint-filters");
    }

    private void offerTargets() {
        choosing = true;
        List<String> names = new ArrayList<>(List.of(""));
        names.addAll(list.targets());
        if (!names.contains(list.targetProperty().get())) {
            names.add(list.targetProperty().get());
        }
        target.setConverter(new ChoiceWords<>(
                name -> name.isEmpty() ? texts.now("checkpoints.target.all") : name,
                () -> texts.now("checkpoints.target.all")));
        target.getItems().setAll(names);
        target.setValue(list.targetProperty().get());
        choosing = false;
    }

    private void makeChips() {
        for (Chip chip : Chip.values()) {
            ToggleButton button = Nodes.named(new ToggleButton(), "checkpoints-chip-" + chip.word());
            button.managedProperty().bind(button.visibleProperty());
            button.setOnAction(_ -> {
                list.chipProperty().set(chip);
                showChips();
            });
            chips.getChildren().add(button);
            chipButtons.put(chip, button);
        }
    }

    // the buttons stay: a new one would not have the keyboard that the old one had
    private void showChips() {
        chipButtons.forEach((chip, button) -> {
            int count = list.countsProperty().get().getOrDefault(chip, 0);
            button.setText(texts.now("checkpoints.chip." + chip.word(), model.words().number(count)));
            button.setAccessibleText(button.getText());
            button.setSelected(chip == list.chipProperty().get());
            // what nothing belongs to takes no room, unless it is chosen
            button.setVisible(count > 0 || chip == Chip.ALL || chip == list.chipProperty().get());
        });
    }

    private void list(Consumer<Checkpoint> entered) {
        view.setId("checkpoints-list");
        view.getStyleClass().addAll("edge-to-edge", "checkpoint-list");
        view.accessibleTextProperty().bind(texts.of("checkpoints.list"));
        view.setCellFactory(_ -> new EntryCell(model));
        view.setItems(list.entries());
        none.setWrapText(true);
        none.setId("checkpoints-none");
        view.setPlaceholder(none);
        list.problemProperty().subscribe(_ -> sayNone());
        list.readingsProperty().subscribe((_, _) -> sayNone());
        list.entries().addListener((ListChangeListener<Entry>) _ -> {
            sayNone();
            chooseAgain();
        });
        view.getSelectionModel().selectedItemProperty().addListener((_, _, entry) -> {
            if (!choosing && entry instanceof Entry.OfCheckpoint(Checkpoint one)) {
                model.look(one);
            } else if (!choosing && entry instanceof Entry.OfTarget) {
                Nodes.afterwards(this::leaveHeading);
            }
        });
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> up = event.getCode() == KeyCode.UP
                || event.getCode() == KeyCode.PAGE_UP);
        view.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> up = false);
        list.chosenProperty().subscribe((_, _) -> chooseAgain());
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            Checkpoint chosen = list.chosenProperty().get();
            if (chosen != null && event.getCode() == KeyCode.ENTER) {
                entered.accept(chosen);
                event.consume();
            } else if (chosen != null && event.getCode() == KeyCode.DELETE) {
                model.remove();
                event.consume();
            }
        });
        sayNone();
    }

    private void sayNone() {
        Problem problem = list.problemProperty().get();
        boolean searched = !list.searchProperty().get().isBlank() || list.chipProperty().get() != Chip.ALL
                || !list.targetProperty().get().isEmpty();
        none.setText(problem != null
                ? texts.now(problem)
                : list.readingsProperty().get() == 0
                        ? texts.now("checkpoints.reading")
                        : texts.now(searched ? "checkpoints.none-found" : "checkpoints.none"));
    }

    // a refresh replaces the lines; losing the chosen one for a moment chooses nothing
    private void chooseAgain() {
        Checkpoint chosen = list.chosenProperty().get();
        choosing = true;
        int at = -1;
        for (int i = 0; chosen != null && i < list.entries().size(); i++) {
            if (list.entries().get(i) instanceof Entry.OfCheckpoint(Checkpoint one)
                    && one.path().equals(chosen.path())) {
                at = i;
            }
        }
        if (at < 0) {
            view.getSelectionModel().clearSelection();
        } else if (view.getSelectionModel().getSelectedIndex() != at) {
            view.getSelectionModel().clearAndSelect(at);
        }
        choosing = false;
    }

    // a heading is nothing to look at: upwards the one above it is chosen, else the first below it
    private void leaveHeading() {
        int at = view.getSelectionModel().getSelectedIndex();
        if (at >= 0 && at < list.entries().size() && list.entries().get(at) instanceof Entry.OfTarget) {
            int next = up && at > 0 ? at - 1 : at + 1;
            view.getSelectionModel().clearAndSelect(next);
            view.getFocusModel().focus(next);
            if (at == 0) {
                view.scrollTo(0); // its heading stays in view
            }
        }
    }

    void tick() {
        view.refresh();
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    void focusList() {
        view.requestFocus();
    }
}
