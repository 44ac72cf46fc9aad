package plumbline.ui.shell;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.core.target.Target;
import plumbline.core.work.JobState;
import plumbline.core.work.JobStatus;
import plumbline.ui.control.EnvironmentFrame;
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
    private final ShellFrame nodes = new ShellFrame();
    private final ScreenHost host;
    private @Nullable Node before;

    ShellView(ShellViewModel model) {
        this.model = model;
        this.texts = model.texts();
        this.host = new ScreenHost(nodes.content);
        fillRail();
        bindScope();
        bindRefresh();
        bindBell();
        bindJobs();
        nodes.cost.textProperty().bind(model.ownCostProperty());
        over(new Toasts(model), Pos.BOTTOM_RIGHT, new Insets(0, 16, 40, 0));
        model.palette().openProperty().subscribe((_, open) -> giveBack(open)); // before the palette takes it
        whenFirst(model.palette().openProperty(), () -> {
            PaletteView palette = new PaletteView(model.palette(), texts);
            over(palette, Pos.TOP_CENTER, new Insets(44, 0, 0, 0));
            palette.takeFocus();
        });
        whenFirst(model.noticesOpenProperty(),
                () -> over(new NoticePanel(model), Pos.TOP_RIGHT, new Insets(44, 8, 0, 0)));
        whenFirst(model.jobsOpenProperty(),
                () -> over(new JobPanel(model), Pos.BOTTOM_LEFT, new Insets(0, 0, 36, 8)));
        model.console().trail().placeProperty().subscribe(this::show);
    }

    // the palette takes the keyboard; afterwards it is where it was, or in the screen that was gone to
    private void giveBack(boolean open) {
        if (nodes.root.getScene() == null) {
            return;
        }
        if (open) {
            before = nodes.root.getScene().getFocusOwner();
        } else if (before != null && before.getScene() != null) {
            before.requestFocus();
        } else {
            host.takeFocus();
        }
    }

    Parent root() {
        return nodes.root;
    }

    ScreenHost host() {
        return host;
    }

    private void over(Node node, Pos where, Insets margin) {
        StackPane.setAlignment(node, where);
        StackPane.setMargin(node, margin);
        // the toasts, which are there first, stay on top
        nodes.root.getChildren().add(Math.max(1, nodes.root.getChildren().size() - 1), node);
    }

    /// Makes a panel when it is first opened: styling one that nobody looks at would delay the window.
    private static void whenFirst(ObservableValue<Boolean> open, Runnable make) {
        open.addListener(new ChangeListener<>() {

            @Override
            public void changed(ObservableValue<? extends Boolean> value, Boolean before, Boolean now) {
                if (now) {
                    open.removeListener(this);
                    make.run();
                }
            }
        });
    }

    private void fillRail() {
        int number = 1;
        for (ScreenEntry entry : model.rail()) {
            RailButton button = new RailButton(entry, number++, texts);
            button.setOnAction(_ -> model.console().trail().go(entry.home()));
            rail.put(entry.id(), button);
            (entry.rail() == ScreenEntry.Rail.FOOT ? nodes.railFoot : nodes.railTop).getChildren().add(button);
        }
        // a width of 0 is a window that is not shown yet
        nodes.root.widthProperty().map(width -> width.doubleValue() > 0 && width.doubleValue() < NARROW)
                .subscribe(this::narrow);
    }

    private void narrow(boolean narrow) {
        nodes.rail.getStyleClass().remove("narrow");
        if (narrow) {
            nodes.rail.getStyleClass().add("narrow");
        }
        rail.values().forEach(button -> button.setNarrow(narrow));
    }

    private void show(Place place) {
        ScreenEntry selected = model.railEntry();
        rail.forEach((id, button) -> button.setSelected(id.equals(selected.id())));
        host.show(model.entryOf(place), place);
    }

    private void bindScope() {
        nodes.scope.setOnAction(_ -> model.openScopes());
        // an icon: the bundled face has no such triangle
        nodes.scope.setGraphic(new FontIcon("mdal-arrow_drop_down"));
        nodes.scope.setContentDisplay(ContentDisplay.RIGHT);
        describe(nodes.scope, "shell.scope.tip");
        model.scopeProperty().subscribe(this::scope);
        texts.languageProperty().subscribe(_ -> scope(model.scopeProperty().get()));
        nodes.search.setOnAction(_ -> model.openPalette());
        nodes.search.textProperty().bind(texts.of("shell.search"));
        describe(nodes.search, "shell.search.tip");
    }

    private void scope(Optional<Target> target) {
        nodes.scope.setText(target.map(Target::name).orElse(texts.now("shell.scope.all")));
        nodes.environment.setVisible(target.isPresent());
        EnvironmentFrame.on(nodes.frame, target.map(Target::environment).orElse(null));
        target.map(Target::environment).ifPresent(of -> nodes.environment.show(of, texts.now(of)));
    }

    private void bindRefresh() {
        nodes.refresh.setOnAction(_ -> {
            model.refresh();
            host.refresh();
        });
        describe(nodes.refresh, "shell.refresh.tip");
        nodes.interval.textProperty().bind(model.ageProperty());
        // without a target there is nothing to say, and a bare arrow says less
        nodes.interval.visibleProperty().bind(model.ageProperty().isNotEmpty());
        nodes.interval.managedProperty().bind(nodes.interval.visibleProperty());
        describe(nodes.interval, "shell.interval.tip");
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
            nodes.interval.getItems().add(item);
        }
        nodes.pause.setOnAction(_ -> model.togglePause());
        model.pausedProperty().subscribe(nodes.pause::setSelected);
        describe(nodes.pause, "shell.pause.tip");
    }

    private void bindBell() {
        nodes.bell.setOnAction(_ -> model.noticesOpenProperty().set(!model.noticesOpenProperty().get()));
        nodes.bell.textProperty().bind(model.notices().unseenProperty()
                .map(count -> count.intValue() == 0 ? "" : String.valueOf(count)));
        describe(nodes.bell, "shell.notices");
    }

    private void bindJobs() {
        model.jobs().subscribe(this::jobs);
        jobs();
        texts.languageProperty().subscribe((_, _) -> jobs());
        nodes.noJobs.textProperty().bind(texts.of("shell.jobs.none"));
        nodes.jobMore.setOnAction(_ -> model.jobsOpenProperty().set(!model.jobsOpenProperty().get()));
    }

    private void jobs() {
        List<JobStatus> jobs = model.jobs();
        boolean any = !jobs.isEmpty();
        nodes.jobBar.setVisible(any);
        nodes.jobBar.setManaged(any);
        nodes.noJobs.setVisible(!any);
        nodes.noJobs.setManaged(!any);
        if (!any) {
            return;
        }
        JobStatus first = jobs.getFirst();
        nodes.jobTitle.setText(first.title() + (first.target().isEmpty() ? "" : " · " + first.target()));
        nodes.jobProgress.setProgress(first.fraction());
        boolean cancelling = first.state() == JobState.CANCELLING;
        nodes.jobDoing.setText(cancelling ? texts.now("shell.job.cancelling") : first.doing());
        nodes.jobCancel.setText(texts.now("shell.job.cancel"));
        nodes.jobCancel.setDisable(cancelling);
        nodes.jobCancel.setOnAction(_ -> model.cancelJob(first.id()));
        nodes.jobMore.setVisible(jobs.size() > 1);
        nodes.jobMore.setText(texts.now("shell.jobs.more", String.valueOf(jobs.size() - 1)));
    }

    private void describe(ButtonBase button, String key) {
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.of(key));
        button.setTooltip(tip);
        button.accessibleTextProperty().bind(texts.of(key));
    }
}
