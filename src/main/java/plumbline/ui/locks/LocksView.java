package plumbline.ui.locks;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import plumbline.core.activity.ActivitySample;
import plumbline.core.activity.WaitTree;
import plumbline.core.state.UiState;
import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.fx.BoundTexts;
import plumbline.ui.fx.Formats;
import plumbline.ui.fx.Fxml;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.RememberedDividers;
import plumbline.ui.fx.Screen;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;

/// The locks screen: targets left, waits, sessions or a file's holders in the middle, inspector right, the past below.
/// FX thread only.
public final class LocksView implements Screen {

    private final LocksViewModel model;
    private final Texts texts;
    private final LockWords words;
    private final EnvironmentBadge environment = new EnvironmentBadge();
    private final WaitsPane waits;
    private final SessionsPane sessions;
    private final FilePane file;
    private final WaitInspector waitInspector;
    private final SessionInspector sessionInspector;
    private final TimeLinePane timeLine;
    private final Banner past = new Banner("locks-past", "mdal-history", "banner-past");
    private final Banner trouble = new Banner("locks-problem", "mdal-error", "banner-danger");
    private final Banner limited = new Banner("locks-limited", "mdmz-visibility_off", "banner-warning");
    private final Banner standby = new Banner("locks-standby", "mdal-info", "banner-info");
    private final SplitPane root;
    private boolean choosing;
    private boolean onScreen;

    @FXML
    private Label total = new Label();
    @FXML
    private ListView<TargetLine> list = new ListView<>();
    @FXML
    private VBox middle = new VBox();
    @FXML
    private HBox head = new HBox();
    @FXML
    private Label title = new Label();
    @FXML
    private Label asked = new Label();
    @FXML
    private VBox banners = new VBox();
    @FXML
    private StackPane content = new StackPane();
    @FXML
    private TabPane tabs = new TabPane();
    @FXML
    private Tab waitsTab = new Tab();
    @FXML
    private Tab sessionsTab = new Tab();
    @FXML
    private HBox tools = new HBox();
    @FXML
    private StackPane inspector = new StackPane();

    /// @param state remembers where dividers and columns were put, and what was shown
    public LocksView(LocksViewModel model, UiWork work, UiState state) {
        this.model = model;
        this.words = model.words();
        this.texts = words.texts();
        root = (SplitPane) Fxml.load(this);
        var _ = new RememberedDividers(root, "locks", state);
        BoundTexts.bind(root, texts);
        waits = new WaitsPane(model, work, state);
        sessions = new SessionsPane(model.sessions(), state);
        file = new FilePane(words, state);
        waitInspector = new WaitInspector(model.waits(), waits::reveal);
        sessionInspector = new SessionInspector(model.sessions());
        timeLine = new TimeLinePane(model.timeLine(), words, state);
        waitsTab.setContent(waits);
        sessionsTab.setContent(sessions);
        tools.getChildren().setAll(waits.tools().bar().getChildren());
        content.getChildren().add(file);
        middle.getChildren().add(timeLine);
        head.getChildren().add(1, environment);
        environment.setVisible(false);
        bindList();
        bindBanners();
        bindTabs();
        model.chosenProperty().subscribe((_, _) -> show());
        model.waits().treeProperty().subscribe((_, _) -> show());
        model.sessions().countsProperty().subscribe((_, _) -> captions());
        model.timeLine().asOfProperty().subscribe((_, _) -> show());
        model.now().subscribe((_, _) -> tick());
        texts.languageProperty().subscribe((_, _) -> show());
        show();
    }

    private void bindList() {
        texts.languageProperty().subscribe(_ -> list.setCellFactory(_ -> new TargetCell(words)));
        list.setItems(model.targets());
        Label none = Nodes.styled(new Label(), "muted");
        none.textProperty().bind(texts.of("locks.targets.none"));
        none.setWrapText(true);
        list.setPlaceholder(none);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, line) -> {
            if (!choosing && line != null) {
                model.choose(line.name());
            }
        });
        model.targets().addListener((ListChangeListener<TargetLine>) _ -> chooseAgain());
        model.chosenProperty().subscribe((_, _) -> chooseAgain());
        chooseAgain();
    }

    // a refresh replaces the lines: the same target stays chosen, and losing it for a moment chooses nothing
    private void chooseAgain() {
        choosing = true;
        for (int i = 0; i < model.targets().size(); i++) {
            if (model.isChosen(model.targets().get(i)) && list.getSelectionModel().getSelectedIndex() != i) {
                list.getSelectionModel().clearAndSelect(i);
            }
        }
        choosing = false;
    }

    private void bindBanners() {
        Button back = past.button("locks-back-to-now");
        back.textProperty().bind(texts.of("locks.back-to-now"));
        back.setOnAction(_ -> model.timeLine().backToNow());
        Button grant = limited.button("locks-grant-copy");
        grant.textProperty().bind(texts.of("locks.limited.copy"));
        grant.setOnAction(_ -> {
            ClipboardContent copied = new ClipboardContent();
            copied.putString(grant());
            Clipboard.getSystemClipboard().setContent(copied);
        });
        banners.getChildren().addAll(past, trouble, limited, standby);
        banners.setMinHeight(VBox.USE_PREF_SIZE);
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && model.timeLine().asOfProperty().get() != null) {
                model.timeLine().backToNow();
                event.consume();
            }
        });
    }

    /// What a person with the right to it would run.
    private String grant() {
        TargetLine line = model.chosenProperty().get();
        return line == null ? "" : LockWords.grant(line.waits().target());
    }

    private void bindTabs() {
        tabs.getSelectionModel().selectedItemProperty().subscribe((_, _) -> show());
    }

    private boolean sessionsChosen() {
        return tabs.getSelectionModel().getSelectedIndex() == 1;
    }

    private void show() {
        TargetLine line = model.chosenProperty().get();
        boolean isFile = line != null && line.isFile();
        boolean ofSessions = sessionsChosen() && !isFile;
        model.sessionsShownProperty().set(ofSessions);
        title.setText(line == null ? "" : line.name());
        environment.setVisible(line != null);
        if (line != null) {
            environment.show(line.waits().target().environment(), texts.now(line.waits().target().environment()));
        }
        tabs.setVisible(!isFile && line != null);
        file.setVisible(isFile);
        tools.setVisible(!isFile && line != null && !ofSessions);
        file.show(line == null ? null : line.waits().file());
        boolean dead = line != null && line.waits().problem() != null && !model.waits().pastProperty().get();
        waits.table().setOpacity(dead ? 0.55 : 1);
        file.setOpacity(dead ? 0.55 : 1);
        inspector.getChildren().setAll(line == null
                ? List.of()
                : List.of(isFile ? file.inspector() : ofSessions ? sessionInspector : waitInspector));
        // nothing of a file's past is known
        timeLine.setVisible(line != null && !isFile);
        timeLine.setManaged(timeLine.isVisible());
        say(line, ofSessions);
        captions();
        tick();
    }

    private void say(@org.jspecify.annotations.Nullable TargetLine line, boolean ofSessions) {
        var asOf = model.timeLine().asOfProperty().get();
        past.say(asOf == null ? "" : texts.now("locks.as-of", words.moment(asOf, model.timeLine().now())));
        var problem = line == null ? null : line.waits().problem();
        trouble.say(problem == null || line == null
                ? ""
                : texts.now(line.waits().at() == null ? "locks.problem" : "locks.problem.known",
                        texts.now(problem)));
        WaitTree tree = model.waits().treeProperty().get();
        ActivitySample sample = tree == null ? null : tree.sample();
        var list = model.sessions().listProperty().get();
        boolean less = ofSessions ? list != null && list.limited() : sample != null && sample.limited();
        limited.say(less ? texts.now("locks.limited", grant()) : "");
        standby.say(sample != null && sample.standby() && !ofSessions ? texts.now("locks.standby") : "");
    }

    private void captions() {
        WaitTree tree = model.waits().treeProperty().get();
        waitsTab.setText(texts.now("locks.tab.waits", words.number(tree == null ? 0 : tree.waiting())));
        int all = model.sessions().countsProperty().get().getOrDefault(SessionChip.EVERYTHING, 0);
        sessionsTab.setText(all == 0
                ? texts.now("locks.tab.sessions")
                : texts.now("locks.tab.sessions.count", words.number(all)));
        int waiting = model.waitingProperty().get();
        total.setText(waiting == 0 ? "" : texts.now("locks.target.waiting", words.number(waiting), waiting));
    }

    private void tick() {
        if (onScreen) {
            asked.setText(model.age().map(age -> texts.now("locks.asked", new Formats(texts.messages()).age(age)))
                    .orElse(""));
            waits.tick();
            waitInspector.tick();
            timeLine.chart().requestLayout();
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown(Place place) {
        onScreen = true;
        if (place instanceof Place.Locks(String target)) {
            model.shown(target);
        }
        show();
    }

    @Override
    public void hidden() {
        onScreen = false;
        model.hidden();
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void takeFocus() {
        if (model.waits().lines().isEmpty()) {
            list.requestFocus();
            return;
        }
        // the verbs' keys are meant for the root that matters most until another one is chosen
        if (waits.table().getSelectionModel().isEmpty()) {
            waits.table().getSelectionModel().clearAndSelect(0);
        }
        waits.table().requestFocus();
    }

    @Override
    public void focusFilter() {
        if (sessionsChosen()) {
            sessions.focusFilter();
        } else {
            list.requestFocus();
        }
    }
}
