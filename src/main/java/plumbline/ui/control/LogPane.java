package plumbline.ui.control;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.slf4j.event.Level;
import plumbline.ui.fx.JobLog;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The lines of a job as they come, to read, follow and copy, and how far it is. FX thread only.
public final class LogPane extends VBox {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private static final double LEAST = 112; // a few lines

    private final JobLog log;
    private final Texts texts;
    private final ZoneId zone;
    private final String id;
    private final ListView<JobLog.Line> list = new ListView<>();
    private final ToggleButton follow = new ToggleButton();
    private final Button cancel = new Button();
    private final Label title = Nodes.styled(new Label(), "section-text");
    private final Button fold = new Button();
    private final HBox bar = new HBox();
    private final ReadOnlyBooleanWrapper unfolded = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper telling = new ReadOnlyBooleanWrapper();

    /// @param id     beginning of the nodes' ids
    /// @param zone   in which moments are told
    /// @param busy   whether a job is under way
    /// @param stop   what Cancel does
    public LogPane(JobLog log, Texts texts, ZoneId zone, String id, ObservableValue<Boolean> busy, Runnable stop) {
        this.log = log;
        this.texts = texts;
        this.zone = zone;
        this.id = id;
        setId(id);
        getStyleClass().add("log-pane");
        cancel.visibleProperty().bind(busy);
        cancel.managedProperty().bind(busy);
        cancel.setOnAction(_ -> stop.run());
        lines();
        bar();
        telling.bind(Bindings.createBooleanBinding(() -> busy.getValue() || !log.lines().isEmpty(), busy, log.lines()));
        getChildren().setAll(bar, doing(busy), list);
        VBox.setVgrow(list, Priority.ALWAYS);
        list.visibleProperty().bind(list.managedProperty());
    }

    /// Gives the keyboard to the lines, on which it is seen; Tab leads on to Cancel and the other buttons.
    @Override
    public void requestFocus() {
        list.requestFocus();
    }

    /// Takes no room for a log of nothing.
    public void hideWhileEmpty() {
        visibleProperty().bind(telling);
        managedProperty().bind(telling);
    }

    /// Whether there is anything to see: a job, or lines of one that ended.
    public ReadOnlyBooleanProperty tellingProperty() {
        return telling.getReadOnlyProperty();
    }

    /// Lets a person fold the lines away; what is under way is still told.
    ///
    /// @param open whether the lines are shown at first
    public void foldable(boolean open) {
        icon(fold, "mdal-expand_more", "checkpoints.log.fold");
        fold.setId(id + "-fold");
        fold.setOnAction(_ -> open(!unfolded.get()));
        bar.getChildren().addFirst(fold);
        open(open);
    }

    /// Shows the lines, or folds them away.
    public void open(boolean open) {
        list.setManaged(open);
        fold.setGraphic(new FontIcon(open ? "mdal-expand_more" : "mdal-expand_less"));
        setMinHeight(open ? LEAST : USE_PREF_SIZE);
        unfolded.set(open);
    }

    /// Whether the lines are shown.
    public ReadOnlyBooleanProperty openProperty() {
        return unfolded.getReadOnlyProperty();
    }

    private void bar() {
        title.textProperty().bind(texts.of("checkpoints.log"));
        title.setMinWidth(USE_PREF_SIZE);
        cancel.setId(id + "-cancel");
        cancel.textProperty().bind(texts.of("checkpoints.cancel"));
        cancel.accessibleTextProperty().bind(texts.of("checkpoints.cancel"));
        cancel.setMinWidth(USE_PREF_SIZE);
        follow.setId(id + "-follow");
        follow.setSelected(true);
        icon(follow, "mdal-arrow_downward", "checkpoints.log.follow");
        Button copy = Nodes.named(new Button(), id + "-copy");
        icon(copy, "mdal-content_copy", "checkpoints.log.copy");
        copy.setOnAction(_ -> copy());
        Button clear = Nodes.named(new Button(), id + "-clear");
        icon(clear, "mdal-clear_all", "checkpoints.log.clear");
        clear.setOnAction(_ -> log.clear());
        Nodes.styled(bar, "log-bar").getChildren().setAll(title, Nodes.spring(), cancel, follow, copy, clear);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setMinHeight(USE_PREF_SIZE);
    }

    // a line of its own: table, rows, rate and time left need the width
    private HBox doing(ObservableValue<Boolean> busy) {
        ProgressBar progress = Nodes.named(new ProgressBar(), id + "-progress");
        progress.progressProperty().bind(log.fractionProperty());
        progress.accessibleTextProperty().bind(texts.of("checkpoints.log.progress"));
        progress.setMinWidth(80);
        progress.setPrefWidth(120);
        Label doing = Nodes.named(new Label(), id + "-doing");
        doing.textProperty().bind(log.progressProperty());
        doing.setMinWidth(0);
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(log.progressProperty());
        doing.setTooltip(tip);
        HBox line = Nodes.styled(new HBox(progress, doing), "log-bar");
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(USE_PREF_SIZE);
        line.visibleProperty().bind(busy);
        line.managedProperty().bind(busy);
        return line;
    }

    private void icon(javafx.scene.control.ButtonBase button, String icon, String key) {
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll("flat", "button-icon");
        button.accessibleTextProperty().bind(texts.of(key));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.of(key));
        button.setTooltip(tip);
    }

    private void lines() {
        list.setId(id + "-lines");
        list.getStyleClass().addAll("edge-to-edge", "log-lines");
        list.accessibleTextProperty().bind(texts.of("checkpoints.log"));
        list.setItems(log.lines());
        list.setCellFactory(_ -> new LineCell());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setMinHeight(56);
        log.lines().addListener((ListChangeListener<JobLog.Line>) _ -> {
            if (follow.isSelected() && !log.lines().isEmpty()) {
                // a list that was not shown yet has no place to scroll to
                Platform.runLater(this::toTheEnd);
            }
        });
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
    }

    // the bar below appears only with a line that is longer than the pane, and would hide that line
    private void toTheEnd() {
        list.scrollTo(log.lines().size() - 1);
        list.layout();
        list.scrollTo(log.lines().size() - 1);
    }

    private void copy() {
        List<JobLog.Line> chosen = list.getSelectionModel().getSelectedItems();
        ClipboardContent content = new ClipboardContent();
        content.putString((chosen.isEmpty() ? log.lines() : chosen).stream().map(this::text)
                .collect(Collectors.joining("\n")));
        Clipboard.getSystemClipboard().setContent(content);
    }

    // as the file of the log has them
    private String text(JobLog.Line line) {
        return time(line.at()) + " [" + line.level() + "] " + line.text();
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    private final class LineCell extends ListCell<JobLog.Line> {

        private final Label time = Nodes.styled(new Label(), "muted", "mono");
        private final StateBadge level = new StateBadge();
        private final Label text = Nodes.styled(new Label(), "mono");
        private final HBox box = Nodes.styled(new HBox(time, level, text), "log-line");

        LineCell() {
            box.setAlignment(Pos.CENTER_LEFT);
            time.setMinWidth(USE_PREF_SIZE);
            level.setMinWidth(86);
            text.setMinWidth(USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(JobLog.@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            time.setText(time(line.at()));
            level.show(mark(line.level()),
                    texts.now("checkpoints.level." + line.level().name().toLowerCase(Locale.ROOT)));
            text.setText(line.text());
            setAccessibleText(text(line));
            setGraphic(box);
        }

        private Mark mark(Level of) {
            return switch (of) {
                case ERROR -> Mark.CRITICAL;
                case WARN -> Mark.WARNING;
                case INFO -> Mark.OK;
                case DEBUG, TRACE -> Mark.UNKNOWN;
            };
        }
    }
}
