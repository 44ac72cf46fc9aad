package plumbline.ui.shell;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.work.JobState;
import plumbline.core.work.JobStatus;
import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.fx.Fxml;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.Preferences;
import plumbline.ui.fx.ScreenEntry;
import plumbline.ui.fx.Texts;

/// Binds the window's frame to its model.
final class ShellView {

    private static final double NARROW = 1100;

    private final ShellViewModel model;
    private final Texts texts;
    private final Map<String, RailButton> rail = new HashMap<>();
    private final Parent loaded;
    private final ScreenHost host;

    @FXML
    private StackPane root;
    @FXML
    private BorderPane frame;
    @FXML
    private Button scope;
    @FXML
    private EnvironmentBadge environment;
    @FXML
    private Button search;
    @FXML
    private Button refresh;
    @FXML
    private MenuButton interval;
    @FXML
    private ToggleButton pause;
    @FXML
    private Button bell;
    @FXML
    private VBox railPane;
    @FXML
    private VBox railTop;
    @FXML
    private VBox railFoot;
    @FXML
    private StackPane content;
    @FXML
    private Node jobBar;
    @FXML
    private Label jobTitle;
    @FXML
    private ProgressBar jobProgress;
    @FXML
    private Label jobDoing;
    @FXML
    private Button jobCancel;
    @FXML
    private Button jobMore;
    @FXML
    private Label noJobs;
    @FXML
    private Label cost;

    @SuppressWarnings("NullAway.Init")
    ShellView(ShellViewModel model) {
        this.model = model;
        this.texts = model.texts();
        this.loaded = Fxml.load(this);
        this.host = new ScreenHost(content);
        fillRail();
        bindScope();
        bindRefresh();
        bindBell();
        bindJobs();
        cost.textProperty().bind(model.ownCostProperty());
        over(new PaletteView(model.palette(), texts), Pos.TOP_CENTER, new Insets(44, 0, 0, 0));
        over(new NoticePanel(model), Pos.TOP_RIGHT, new Insets(44, 8, 0, 0));
        over(new JobPanel(model), Pos.BOTTOM_LEFT, new Insets(0, 0, 36, 8));
        over(new Toasts(model), Pos.BOTTOM_RIGHT, new Insets(0, 16, 40, 0));
        model.console().trail().placeProperty().subscribe(this::show);
    }

    Parent root() {
        return loaded;
    }

    ScreenHost host() {
        return host;
    }

    private void over(Node node, Pos where, Insets margin) {
        StackPane.setAlignment(node, where);
        StackPane.setMargin(node, margin);
        root.getChildren().add(node);
    }

    private void fillRail() {
        int number = 1;
        for (ScreenEntry entry : model.rail()) {
            RailButton button = new RailButton(entry, number++, texts);
            button.setOnAction(_ -> model.console().trail().go(entry.home()));
            rail.put(entry.id(), button);
            (entry.rail() == ScreenEntry.Rail.FOOT ? railFoot : railTop).getChildren().add(button);
        }
        // a width of 0 is a window that is not shown yet
        root.widthProperty().map(width -> width.doubleValue() > 0 && width.doubleValue() < NARROW)
                .subscribe(this::narrow);
    }

    private void narrow(boolean narrow) {
        railPane.getStyleClass().remove("narrow");
        if (narrow) {
            railPane.getStyleClass().add("narrow");
        }
        rail.values().forEach(button -> button.setNarrow(narrow));
    }

    private void show(Place place) {
        ScreenEntry selected = model.railEntry();
        rail.forEach((id, button) -> button.setSelected(id.equals(selected.id())));
        host.show(model.entryOf(place), place);
    }

    private void bindScope() {
        scope.setOnAction(_ -> model.openScopes());
        // an icon: the bundled face has no such triangle
        scope.setGraphic(new FontIcon("mdal-arrow_drop_down"));
        scope.setContentDisplay(ContentDisplay.RIGHT);
        describe(scope, "shell.scope.tip");
        model.scopeProperty().subscribe(this::scope);
        texts.languageProperty().subscribe(_ -> scope(model.scopeProperty().get()));
        search.setOnAction(_ -> model.openPalette());
        search.textProperty().bind(texts.of("shell.search"));
        describe(search, "shell.search.tip");
    }

    private void scope(Optional<Target> target) {
        scope.setText(target.map(Target::name).orElse(texts.now("shell.scope.all")));
        environment.setVisible(target.isPresent());
        frame.getStyleClass().removeIf(style -> style.startsWith("frame-"));
        target.map(Target::environment).ifPresent(this::frame);
    }

    private void frame(Environment of) {
        environment.show(of, texts.now(of));
        frame.getStyleClass().add("frame-" + of.word());
    }

    private void bindRefresh() {
        refresh.setOnAction(_ -> {
            model.refresh();
            host.refresh();
        });
        describe(refresh, "shell.refresh.tip");
        interval.textProperty().bind(model.ageProperty());
        // without a target there is nothing to say, and a bare arrow says less
        interval.visibleProperty().bind(model.ageProperty().isNotEmpty());
        interval.managedProperty().bind(interval.visibleProperty());
        describe(interval, "shell.interval.tip");
        ToggleGroup group = new ToggleGroup();
        for (int seconds : Preferences.INTERVALS) {
            RadioMenuItem item = new RadioMenuItem();
            item.setId("interval-" + seconds);
            item.textProperty().bind(seconds == 0
                    ? texts.of("settings.interval.own")
                    : texts.of("settings.interval.seconds", String.valueOf(seconds)));
            item.setToggleGroup(group);
            Duration length = Duration.ofSeconds(seconds);
            item.setOnAction(_ -> model.console().preferences().intervalProperty().set(length));
            model.console().preferences().intervalProperty()
                    .subscribe(chosen -> item.setSelected(chosen.equals(length)));
            interval.getItems().add(item);
        }
        pause.setOnAction(_ -> model.togglePause());
        model.pausedProperty().subscribe(pause::setSelected);
        describe(pause, "shell.pause.tip");
    }

    private void bindBell() {
        bell.setOnAction(_ -> model.noticesOpenProperty().set(!model.noticesOpenProperty().get()));
        bell.textProperty().bind(model.notices().unseenProperty()
                .map(count -> count.intValue() == 0 ? "" : String.valueOf(count)));
        describe(bell, "shell.notices");
    }

    private void bindJobs() {
        model.jobs().subscribe(this::jobs);
        jobs();
        texts.languageProperty().subscribe((_, _) -> jobs());
        noJobs.textProperty().bind(texts.of("shell.jobs.none"));
        jobMore.setOnAction(_ -> model.jobsOpenProperty().set(!model.jobsOpenProperty().get()));
    }

    private void jobs() {
        List<JobStatus> jobs = model.jobs();
        boolean any = !jobs.isEmpty();
        jobBar.setVisible(any);
        jobBar.setManaged(any);
        noJobs.setVisible(!any);
        noJobs.setManaged(!any);
        if (!any) {
            return;
        }
        JobStatus first = jobs.getFirst();
        jobTitle.setText(first.title() + (first.target().isEmpty() ? "" : " · " + first.target()));
        jobProgress.setProgress(first.fraction());
        boolean cancelling = first.state() == JobState.CANCELLING;
        jobDoing.setText(cancelling ? texts.now("shell.job.cancelling") : first.doing());
        jobCancel.setText(texts.now("shell.job.cancel"));
        jobCancel.setDisable(cancelling);
        jobCancel.setOnAction(_ -> model.cancelJob(first.id()));
        jobMore.setVisible(jobs.size() > 1);
        jobMore.setText(texts.now("shell.jobs.more", String.valueOf(jobs.size() - 1)));
    }

    private void describe(ButtonBase button, String key) {
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.of(key));
        button.setTooltip(tip);
        button.accessibleTextProperty().bind(texts.of(key));
    }
}
