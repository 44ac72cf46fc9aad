package plumbline.ui.discover;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plumbline.core.discover.Discovered;
import plumbline.core.discover.Evidence;
import plumbline.core.problem.Problem;
import plumbline.core.state.UiState;
import plumbline.core.target.Target;
import plumbline.ui.control.CopyableSql;
import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.fx.ChoiceWords;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;
import plumbline.ui.grid.GridView;

/// Discovery on screen: what to look at, the proposals with their evidence, and the pack. FX thread only.
final class DiscoverView {

    private static final List<Integer> BUDGETS = List.of(15, 45, 120, 300);

    private final DiscoverViewModel model;
    private final Texts texts;
    private final ComboBox<Target> target = Nodes.named(new ComboBox<>(), "discover-target");
    private final EnvironmentBadge environment = Nodes.named(new EnvironmentBadge(), "discover-environment");
    private final TextField schemas = Nodes.named(new TextField(), "discover-schemas");
    private final ComboBox<Integer> budget = Nodes.named(new ComboBox<>(), "discover-budget");
    private final Button start = Nodes.named(new Button(), "discover-start", "accent");
    private final ProgressBar progress = Nodes.named(new ProgressBar(), "discover-progress");
    private final Label doing = Nodes.named(new Label(), "discover-doing");
    private final Button cancel = Nodes.named(new Button(), "discover-cancel");
    private final Label what = Nodes.named(new Label(), "discover-problem-text");
    private final Label summary = Nodes.named(new Label(), "discover-summary", "section-text");
    private final Label incomplete = Nodes.named(new Label(), "discover-incomplete", "not-verified");
    private final ListView<Line> list = Nodes.named(new ListView<>(), "discover-list");
    private final Label says = Nodes.named(new Label(), "discover-says-proposal", "section-text");
    private final Label evidence = Nodes.named(new Label(), "discover-evidence");
    private final Label violatorsTitle = Nodes.named(new Label(), "discover-violators-title", "muted");
    private final CopyableSql sql;
    private final TextField name = Nodes.named(new TextField(), "discover-pack");
    private final Label reason = Nodes.named(new Label(), "discover-reason", "muted");
    private final Button save = Nodes.named(new Button(), "discover-save", "accent");
    private final Button close = Nodes.named(new Button(), "discover-close");
    private final VBox root;

    DiscoverView(DiscoverViewModel model, Texts texts, UiState state, List<Target> targets, Runnable closing) {
        this.model = model;
        this.texts = texts;
        sql = new CopyableSql(texts, "discover-sql");
        BooleanBinding found = model.foundProperty().isNotNull();
        root = Nodes
                .named(new VBox(heading(), choice(targets), progress(), problem(), result(state, found), space(found),
                        foot(found, closing)), "discover", "dialog-pane", "sheet", "wide");
        root.setPrefSize(1040, 700);
        model.foundProperty().addListener((_, _, _) -> showFound());
        model.lookedProperty().addListener((_, _, line) -> showLine(line));
        texts.languageProperty().addListener((_, _, _) -> {
            showFound();
            showLine(model.lookedProperty().get());
        });
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && model.stepProperty().get() == Step.LOOKING) {
                event.consume(); // the first Escape ends the look, the next one the window
                model.cancel();
            }
        });
    }

    private Node heading() {
        Label title = text("discover.title", "discover-title", "title-text");
        return new VBox(4, title, text("discover.says", "discover-says", "muted"));
    }

    private Label text(String key, String id, String style) {
        Label label = wrapped(Nodes.named(new Label(), id, style));
        label.textProperty().bind(texts.of(key));
        return label;
    }

    private static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private Node choice(List<Target> targets) {
        target.getItems().setAll(targets);
        target.setConverter(new ChoiceWords<>(Target::name));
        target.valueProperty().bindBidirectional(model.targetProperty());
        target.promptTextProperty().bind(texts.of("discover.target.prompt"));
        target.accessibleTextProperty().bind(texts.of("discover.target"));
        target.setPrefWidth(220);
        model.targetProperty().addListener((_, _, chosen) -> badge(chosen));
        badge(model.targetProperty().get());
        schemas.textProperty().bindBidirectional(model.schemasProperty());
        prompt(schemas, "discover.schemas.prompt", "discover.schemas");
        HBox.setHgrow(schemas, Priority.ALWAYS);
        budget.getItems().setAll(BUDGETS);
        budget.setConverter(new ChoiceWords<>(seconds -> texts.now("discover.budget.seconds", seconds.toString())));
        budget.setValue(model.budgetProperty().get());
        budget.valueProperty().subscribe(seconds -> model.budgetProperty().set(seconds == null ? 45 : seconds));
        budget.accessibleTextProperty().bind(texts.of("discover.budget"));
        named(start, "discover.start");
        start.setOnAction(_ -> model.start());
        start.defaultButtonProperty().bind(model.foundProperty().isNull());
        BooleanBinding busy = busy();
        start.disableProperty().bind(busy.or(model.targetProperty().isNull()));
        target.disableProperty().bind(busy);
        schemas.disableProperty().bind(busy);
        budget.disableProperty().bind(busy);
        HBox row = Nodes.styled(new HBox(label("discover.target", target), target, environment,
                label("discover.schemas", schemas), schemas, label("discover.budget", budget), budget, start),
                "sheet-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private BooleanBinding busy() {
        return Bindings.createBooleanBinding(model::busy, model.stepProperty());
    }

    private void badge(@Nullable Target chosen) {
        environment.setVisible(chosen != null);
        environment.setManaged(chosen != null);
        if (chosen != null) {
            environment.show(chosen.environment(), texts.now(chosen.environment()));
        }
    }

    private Label label(String key, Node of) {
        Label label = new Label();
        label.textProperty().bind(texts.of(key));
        label.setLabelFor(of);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private void named(Button button, String key) {
        button.textProperty().bind(texts.of(key));
        button.accessibleTextProperty().bind(texts.of(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
    }

    private void prompt(TextField field, String promptKey, String nameKey) {
        field.promptTextProperty().bind(texts.of(promptKey));
        field.accessibleTextProperty().bind(texts.of(nameKey));
    }

    private Node progress() {
        progress.progressProperty().bind(model.progressProperty());
        progress.accessibleTextProperty().bind(texts.of("discover.progress"));
        progress.setPrefWidth(260);
        doing.textProperty().bind(model.doingProperty());
        named(cancel, "discover.cancel");
        cancel.setOnAction(_ -> model.cancel());
        HBox box = Nodes.styled(new HBox(progress, doing, Nodes.spring(), cancel), "sheet-progress");
        box.setAlignment(Pos.CENTER_LEFT);
        shownWhile(box, model.stepProperty().isEqualTo(Step.LOOKING));
        return box;
    }

    private Node problem() {
        VBox box = Nodes.named(new VBox(text("discover.problem", "discover-problem-title", "section-text"),
                wrapped(what)), "discover-problem", "sheet-problem");
        box.setMinHeight(Region.USE_PREF_SIZE);
        shownWhile(box, model.problemProperty().isNotNull());
        model.problemProperty().addListener((_, _, problem) -> showProblem(problem));
        return box;
    }

    private void showProblem(@Nullable Problem problem) {
        what.setText(problem == null ? "" : texts.now(problem));
    }

    private Node result(UiState state, BooleanBinding found) {
        list.setItems(model.lines());
        list.setMinWidth(340);
        list.setCellFactory(_ -> new LineCell(texts, model::what));
        list.accessibleTextProperty().bind(texts.of("discover.proposals"));
        list.getSelectionModel().selectedItemProperty().addListener((_, _, line) -> model.lookedProperty().set(line));
        list.setOnKeyPressed(event -> {
            Line line = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.SPACE && line != null) {
                line.chosen().set(!line.chosen().get());
                event.consume();
            }
        });
        TitledPane sqlPane = Nodes.named(new TitledPane(), "discover-sql-pane");
        sqlPane.textProperty().bind(texts.of("discover.sql"));
        sqlPane.setContent(sql);
        sqlPane.setAnimated(false);
        sqlPane.setMinHeight(Region.USE_PREF_SIZE);
        Parent grid = new GridView(model.violators(), texts, state).root();
        VBox.setVgrow(grid, Priority.ALWAYS);
        VBox side = Nodes.styled(new VBox(wrapped(says), wrapped(evidence), wrapped(violatorsTitle), grid, sqlPane),
                "inspector-pane");
        SplitPane split = Nodes.named(new SplitPane(list, side), "discover-split");
        split.setDividerPositions(0.42);
        VBox.setVgrow(split, Priority.ALWAYS);
        VBox box = Nodes.styled(new VBox(summary, wrapped(incomplete), split), "sheet-body");
        VBox.setVgrow(box, Priority.ALWAYS);
        shownWhile(box, found);
        return box;
    }

    /// What keeps the foot at its place before there are proposals.
    private static Node space(BooleanBinding found) {
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        shownWhile(space, found.not());
        return space;
    }

    private Node foot(BooleanBinding found, Runnable closing) {
        name.textProperty().bindBidirectional(model.packNameProperty());
        prompt(name, "discover.pack.prompt", "discover.pack");
        reason.textProperty().bind(model.reason());
        reason.setWrapText(true);
        model.savedProperty().addListener((_, _, said) -> {
            reason.getStyleClass().removeAll("muted", "verified");
            reason.getStyleClass().add(said.isEmpty() ? "muted" : "verified");
        });
        HBox.setHgrow(reason, Priority.ALWAYS);
        reason.setMaxWidth(Double.MAX_VALUE);
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.setOnAction(_ -> model.save());
        save.textProperty().bind(Bindings.createStringBinding(model::saveVerb, model.lines(),
                texts.languageProperty()));
        save.accessibleTextProperty().bind(save.textProperty());
        save.disableProperty().bind(model.reason().isNotEmpty().or(found.not()));
        named(close, "discover.close");
        close.setOnAction(_ -> closing.run());
        Label label = label("discover.pack", name);
        shownWhile(label, found);
        shownWhile(name, found);
        shownWhile(save, found);
        HBox row = Nodes.styled(new HBox(label, name, reason, save, close), "sheet-row", "sheet-foot");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void showFound() {
        Discovered discovered = model.foundProperty().get();
        summary.setText(model.summary());
        boolean partly = discovered != null && !discovered.complete();
        incomplete.setText(discovered != null && partly ? model.left(discovered) : "");
        incomplete.setVisible(partly);
        incomplete.setManaged(partly);
        list.refresh();
        list.getSelectionModel().select(model.lookedProperty().get());
    }

    private void showLine(@Nullable Line line) {
        StringProperty statement = sql.textProperty();
        if (line == null) {
            says.setText("");
            evidence.setText("");
            violatorsTitle.setText("");
            statement.set("");
            return;
        }
        Evidence speaks = line.proposal().evidence();
        says.setText(model.what(line.proposal()));
        evidence.setText(model.evidence(speaks));
        violatorsTitle.setText(model.violatorsTitle(speaks));
        statement.set(speaks.sql());
    }

    private static void shownWhile(Node node, BooleanBinding condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    Parent root() {
        return root;
    }
}
