package plumbline.ui.locks;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.Verb;
import plumbline.core.activity.WaitTree;
import plumbline.core.state.UiState;
import plumbline.ui.control.Shape;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.RememberedDividers;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;
import plumbline.ui.grid.ColumnWidths;

/// The waits: the tree as a table, the drawing beside it where there is room, below it where there is not. FX thread
/// only.
final class WaitsPane extends VBox {

    private static final PseudoClass HEAD = PseudoClass.getPseudoClass("lock-head");
    private static final double ROOM_BESIDE = 1250;
    private static final double ROOM_BELOW = 430;
    private static final double SHARE = 0.58;

    private final LocksViewModel screen;
    private final WaitsViewModel model;
    private final LockWords words;
    private final Texts texts;
    private final TableView<WaitLine> table = Nodes.named(new TableView<>(), "locks-table", "edge-to-edge");
    private final WaitColumns columns;
    private final GraphDrawing drawing;
    private final SplitPane split = Nodes.named(new SplitPane(), "locks-split");
    private final VBox queues = Nodes.named(new VBox(), "locks-queues");
    private final Label calmTitle = Nodes.named(new Label(), "locks-calm", "section-text");
    private final Label calmText = Nodes.named(new Label(), "locks-calm-text", "muted");
    private final TreeTools tools;
    private final VerbBar verbs;
    private boolean building;
    private boolean dragged;
    private boolean fitted;
    private @Nullable NodeKey top;

    WaitsPane(LocksViewModel screen, UiWork work, UiState state) {
        this.screen = screen;
        this.model = screen.waits();
        this.words = screen.words();
        this.texts = words.texts();
        columns = new WaitColumns(model, new ColumnWidths(state, "locks.waits"));
        drawing = new GraphDrawing(model, work);
        drawing.setOnChoose(this::reveal);
        verbs = new VerbBar(texts, "locks", verb -> model.against(verb), model::act);
        tools = new TreeTools(model, state, table);
        VBox.setVgrow(split, Priority.ALWAYS);
        FlowPane bar = verbs.bar();
        getChildren().addAll(queues, split, bar);
        buildTable();
        dragged = state.get("locks.drawing.divider").isPresent();
        split.addEventFilter(MouseEvent.MOUSE_DRAGGED, _ -> dragged = true);
        var _ = new RememberedDividers(split, "locks.drawing", state);
        split.widthProperty().subscribe((_, _) -> arrange());
        split.heightProperty().subscribe((_, _) -> arrange());
        tools.drawingProperty().subscribe((_, _) -> arrange());
        arrange();
        model.treeProperty().subscribe((_, _) -> showQueues());
        model.chosenProperty().subscribe((_, _) -> verbs.tell(model.chosenProperty().get().size(), preparedChosen()));
        model.pastProperty().subscribe((_, _) -> verbs.tell(model.chosenProperty().get().size(), preparedChosen()));
        texts.languageProperty().subscribe((_, _) -> retold());
        retold();
    }

    private boolean preparedChosen() {
        List<WaitLine> chosen = model.chosenProperty().get();
        return chosen.size() == 1 && !words.gid(chosen.getFirst()).isEmpty();
    }

    private void buildTable() {
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getColumns().setAll(columns.all());
        table.setItems(model.lines());
        table.accessibleTextProperty().bind(texts.of("locks.table"));
        Shape calm = new Shape();
        calm.draw("mark-ok", "");
        calmText.setWrapText(true);
        table.setPlaceholder(Nodes.styled(new VBox(calm, calmTitle, calmText), "calm"));
        table.setRowFactory(_ -> new TableRow<>() {
            @Override
            protected void updateItem(@Nullable WaitLine line, boolean empty) {
                super.updateItem(line, empty);
                pseudoClassStateChanged(HEAD, !empty && line != null && line.isRoot());
            }
        });
        table.getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) _ -> chosen());
        model.changingProperty().addListener((_, _, changing) -> {
            if (changing) {
                remember();
            } else {
                restore();
            }
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            WaitLine line = table.getSelectionModel().getSelectedItem();
            if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY && line != null) {
                model.turn(line);
            }
        });
    }

    private void chosen() {
        if (!building && !model.changingProperty().get()) {
            model.choose(table.getSelectionModel().getSelectedIndices().stream()
                    .filter(index -> index >= 0 && index < model.lines().size()).map(model.lines()::get).toList());
        }
    }

    private void remember() {
        top = flow().map(VirtualFlow::getFirstVisibleCell).map(cell -> cell.getIndex())
                .filter(index -> index > 0 && index < model.lines().size()).map(index -> model.lines().get(index).key())
                .orElse(null);
        building = true;
        table.getSelectionModel().clearSelection();
        building = false;
    }

    private void restore() {
        int[] chosen = IntStream.range(0, model.lines().size()).filter(i -> model.isChosen(model.lines().get(i)))
                .toArray();
        building = true;
        if (chosen.length == 1) {
            table.getSelectionModel().select(chosen[0]);
        } else if (chosen.length > 1) {
            table.getSelectionModel().selectIndices(chosen[0], java.util.Arrays.copyOfRange(chosen, 1, chosen.length));
        }
        building = false;
        NodeKey before = top;
        if (before != null) {
            IntStream.range(0, model.lines().size()).filter(i -> model.lines().get(i).key().equals(before)).findFirst()
                    .ifPresent(table::scrollTo);
        }
        if (!fitted && !model.lines().isEmpty()) {
            fitted = true;
            columns.fit(table.getColumns(), model.lines());
        }
        calm();
    }

    private Optional<VirtualFlow<?>> flow() {
        return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? Optional.of(flow) : Optional.empty();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case KeyCode.LEFT, KeyCode.RIGHT -> turn(event.getCode() == KeyCode.RIGHT);
            case KeyCode.DELETE -> model.act(event.isShiftDown() ? Verb.TERMINATE : Verb.CANCEL);
            case KeyCode.SPACE -> model.frozenProperty().set(!model.frozenProperty().get());
            default -> {
                return;
            }
        }
        event.consume();
    }

    // as in every tree: first the line itself, then the one it stands under or the first below it
    private void turn(boolean open) {
        int at = table.getFocusModel().getFocusedIndex();
        if (at < 0 || at >= model.lines().size()) {
            return;
        }
        WaitLine line = model.lines().get(at);
        if (line.opens() && line.open() != open) {
            model.turn(line);
            table.getSelectionModel().clearAndSelect(at);
        } else if (open && line.opens()) {
            table.getSelectionModel().clearAndSelect(at + 1);
        } else if (!open && line.node().parent() >= 0) {
            for (int i = at - 1; i >= 0; i--) {
                if (model.lines().get(i).place() == line.node().parent()) {
                    table.getSelectionModel().clearAndSelect(i);
                    table.scrollTo(i);
                    return;
                }
            }
        }
    }

    /// Chooses a node, opens what hides it and brings it into view.
    void reveal(NodeKey key) {
        model.reveal(key);
        for (int i = 0; i < model.lines().size(); i++) {
            if (model.lines().get(i).key().equals(key) && !visible(i)) {
                table.scrollTo(Math.max(0, i - 2));
            }
        }
    }

    private boolean visible(int index) {
        return flow().map(flow -> flow.getFirstVisibleCell() != null && flow.getLastVisibleCell() != null
                && flow.getFirstVisibleCell().getIndex() <= index && index <= flow.getLastVisibleCell().getIndex())
                .orElse(false);
    }

    private void arrange() {
        boolean wide = split.getWidth() >= ROOM_BESIDE;
        tools.room(wide || split.getHeight() >= ROOM_BELOW);
        boolean drawn = tools.drawingProperty().get() && !model.lines().isEmpty();
        Orientation way = wide ? Orientation.HORIZONTAL : Orientation.VERTICAL;
        boolean has = split.getItems().size() == 2;
        if (split.getItems().isEmpty() || has != drawn || split.getOrientation() != way) {
            split.setOrientation(way);
            if (drawn) {
                split.getItems().setAll(table, drawing.scroll());
            } else {
                split.getItems().setAll(List.of(table));
            }
        }
        if (drawn && !dragged) {
            split.setDividerPositions(SHARE); // a pane that is laid out for the first time forgets it
        }
    }

    private void showQueues() {
        WaitTree tree = model.treeProperty().get();
        List<String> said = tree == null ? List.of() : new AdviceWords(words).queues(tree);
        if (queues.getChildren().size() != said.size()) {
            queues.getChildren().setAll(IntStream.range(0, said.size())
                    .mapToObj(i -> new Banner("locks-queue-" + i, "mdmz-warning", "banner-warning")).toList());
        }
        for (int i = 0; i < said.size(); i++) {
            ((Banner) queues.getChildren().get(i)).say(said.get(i));
        }
        arrange();
        calm();
    }

    private void calm() {
        TargetLine line = screen.chosenProperty().get();
        boolean read = line != null && model.treeProperty().get() != null;
        calmTitle.setText(read
                ? texts.now(model.pastProperty().get() ? "locks.calm.then" : "locks.calm")
                : texts.now("locks.calm.unread"));
        calmText.setText(read && !model.pastProperty().get()
                ? screen.age().map(age -> texts.now("locks.asked",
                        new plumbline.ui.fx.Formats(texts.messages()).age(age))).orElse("")
                : "");
    }

    private void retold() {
        // what the cells wrote in the language before stays otherwise
        table.refresh();
        showQueues();
        verbs.tell(model.chosenProperty().get().size(), preparedChosen());
        calm();
    }

    /// Rewrites what changes with time.
    void tick() {
        verbs.tell(model.chosenProperty().get().size(), preparedChosen());
        columns.tick();
        drawing.requestLayout();
        calm();
        tools.tick();
    }

    TreeTools tools() {
        return tools;
    }

    TableView<WaitLine> table() {
        return table;
    }

    /// The cells of one column that are drawn; for those who measure.
    long drawnCells() {
        return table.lookupAll(".table-cell").stream().filter(TableCell.class::isInstance).count();
    }
}
