package plumbline.ui.locks;

import java.io.File;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.core.state.UiState;
import plumbline.ui.fx.BoundTexts;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The time line with its buttons, below the work; it can be folded away. FX thread only.
final class TimeLinePane extends VBox {

    private static final String SPAN = "locks.time.span";
    private static final String OPEN = "locks.time.open";

    private final TimeLineViewModel model;
    private final LockWords words;
    private final Texts texts;
    private final UiState state;
    private final TimeLineChart chart;
    private final Label says = Nodes.named(new Label(), "locks-time-says", "muted", "small-text");
    private final Button export = Nodes.named(new Button(), "locks-incident", "flat");
    private final Button fold = Nodes.named(new Button(), "locks-time-fold", "flat", "button-icon");
    private final BooleanProperty open = new SimpleBooleanProperty();

    TimeLinePane(TimeLineViewModel model, LockWords words, UiState state) {
        this.model = model;
        this.words = words;
        this.texts = words.texts();
        this.state = state;
        this.chart = new TimeLineChart(model, words);
        setId("locks-time-line");
        getStyleClass().add("time-line");
        setMinHeight(USE_PREF_SIZE);
        HBox bar = Nodes.styled(new HBox(), "time-line-bar");
        Label title = Nodes.styled(new Label(), "section-text");
        title.textProperty().bind(texts.of("locks.time"));
        title.setMinWidth(USE_PREF_SIZE);
        says.setMinWidth(0);
        export.setGraphic(new FontIcon("mdmz-save_alt"));
        export.setUserData("locks.incident");
        export.setMinWidth(USE_PREF_SIZE);
        export.setOnAction(_ -> export());
        // its words go first where there is little room; they stay in the tooltip
        export.contentDisplayProperty().bind(Bindings.when(widthProperty().lessThan(620))
                .then(ContentDisplay.GRAPHIC_ONLY).otherwise(ContentDisplay.LEFT));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.of("locks.incident.tip"));
        export.setTooltip(tip);
        bar.getChildren().addAll(fold, title, spans(), step("previous", "mdal-chevron_left", model::previous),
                step("next", "mdal-chevron_right", model::next), says, Nodes.spring(), export);
        getChildren().addAll(bar, chart);
        BoundTexts.bind(bar, texts);
        follow();
    }

    private SegmentedButton spans() {
        List<ToggleButton> buttons = new ArrayList<>();
        state.get(SPAN).ifPresent(word -> List.of(TimeSpan.values()).stream()
                .filter(each -> each.word().equals(word)).findFirst().ifPresent(model.spanProperty()::set));
        for (TimeSpan span : TimeSpan.values()) {
            ToggleButton button = Nodes.named(new ToggleButton(), "locks-time-" + span.word());
            button.textProperty().bind(texts.of("locks.time." + span.word()));
            button.accessibleTextProperty().bind(button.textProperty());
            button.setSelected(model.spanProperty().get() == span);
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> {
                button.setSelected(true); // one of them always holds
                model.spanProperty().set(span);
                state.put(SPAN, span.word());
            });
            buttons.add(button);
        }
        SegmentedButton spans = new SegmentedButton(buttons.toArray(ToggleButton[]::new));
        spans.setId("locks-time-spans");
        spans.setMinWidth(USE_PREF_SIZE);
        return spans;
    }

    private Button step(String word, String icon, Runnable step) {
        Button button = Nodes.named(new Button(), "locks-time-" + word, "flat", "button-icon");
        button.setGraphic(new FontIcon(icon));
        button.setUserData("locks.time." + word);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> step.run());
        button.disableProperty().bind(Bindings.createBooleanBinding(() -> model.episodesProperty().get().isEmpty(),
                model.episodesProperty()));
        return button;
    }

    private void follow() {
        fold.setUserData("locks.time.fold");
        fold.setMinWidth(USE_PREF_SIZE);
        BoundTexts.bind(fold, texts);
        FontIcon arrow = new FontIcon("mdal-expand_more");
        fold.setGraphic(arrow);
        open.subscribe(shown -> {
            arrow.setRotate(shown ? 0 : -90);
            chart.setVisible(shown);
            chart.setManaged(shown);
        });
        open.set(!state.get(OPEN).equals(Optional.of("no")));
        fold.setOnAction(_ -> {
            open.set(!open.get());
            state.put(OPEN, open.get() ? "yes" : "no");
        });
        export.disableProperty().bind(Bindings.createBooleanBinding(() -> model.incident().isEmpty(),
                model.episodesProperty(), model.chosenProperty()));
        says.textProperty().bind(Bindings.createStringBinding(this::says, model.episodesProperty(),
                model.problemProperty(), model.saidProperty(), texts.languageProperty(), model.asOfProperty()));
    }

    private String says() {
        var problem = model.problemProperty().get();
        if (problem != null) {
            return texts.now(problem);
        }
        if (!model.saidProperty().get().isEmpty()) {
            return model.saidProperty().get();
        }
        int many = model.episodesProperty().get().size();
        return texts.now("locks.time.count", words.number(many), many);
    }

    private void export() {
        model.incident().ifPresent(episode -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(texts.now("locks.incident"));
            Instant began = episode.began();
            chooser.setInitialFileName("incident-" + episode.target() + "-"
                    + java.time.format.DateTimeFormatter.ofPattern("yyyyMMdd-HHmm").format(began.atZone(words.zone()))
                    + ".md");
            File file = chooser.showSaveDialog(getScene().getWindow());
            if (file != null) {
                model.export(file.toPath());
            }
        });
    }

    TimeLineChart chart() {
        return chart;
    }
}
