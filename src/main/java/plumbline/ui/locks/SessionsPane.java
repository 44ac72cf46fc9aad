package plumbline.ui.locks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import plumbline.core.activity.PreparedTransaction;
import plumbline.core.activity.SessionList;
import plumbline.core.activity.Verb;
import plumbline.core.state.UiState;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;
import plumbline.ui.grid.GridView;

/// Every session of the server: chips that choose among them, who keeps the oldest rows, the grid. FX thread only.
final class SessionsPane extends VBox {

    private static final int PREPARED_LISTED = 4;

    private final SessionsViewModel model;
    private final LockWords words;
    private final Texts texts;
    private final GridView grid;
    private final Map<SessionChip, ToggleButton> chips = new EnumMap<>(SessionChip.class);
    private final VBox horizon = Nodes.named(new VBox(), "locks-horizon", "lock-horizon");
    private final Banner trouble = new Banner("locks-sessions-problem", "mdal-error", "banner-danger");
    private final VerbBar verbs;

    SessionsPane(SessionsViewModel model, UiState state) {
        this.model = model;
        this.words = model.words();
        this.texts = words.texts();
        setId("locks-sessions");
        grid = new GridView(model.grid(), texts, state);
        grid.onLook(model::look);
        grid.root().addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        VBox.setVgrow(grid.root(), Priority.ALWAYS);
        verbs = new VerbBar(texts, "locks-session", model::against, model::act);
        getChildren().addAll(trouble, chips(), horizon, grid.root(), verbs.bar());
        model.countsProperty().subscribe((_, _) -> tell());
        model.chipProperty().subscribe((_, _) -> tell());
        model.lookedProperty().subscribe((_, _) -> verbs());
        model.grid().selectedCountProperty().subscribe((_, _) -> verbs());
        model.problemProperty().subscribe((_, _) -> tell());
        texts.languageProperty().subscribe((_, _) -> tell());
        tell();
    }

    private FlowPane chips() {
        FlowPane pane = Nodes.named(new FlowPane(), "locks-chips", "session-chips");
        ToggleGroup group = new ToggleGroup();
        for (SessionChip chip : SessionChip.values()) {
            ToggleButton button = Nodes.named(new ToggleButton(), "locks-chip-" + chip.word());
            button.setToggleGroup(group);
            button.setMinWidth(USE_PREF_SIZE);
            Tooltip tip = new Tooltip();
            tip.textProperty().bind(texts.of("locks.chip.tip." + chip.word()));
            button.setTooltip(tip);
            button.setOnAction(_ -> {
                button.setSelected(true); // one of them always holds
                model.chipProperty().set(chip);
            });
            chips.put(chip, button);
            pane.getChildren().add(button);
        }
        pane.setMinHeight(USE_PREF_SIZE);
        return pane;
    }

    // space turns a group's head, so only the verbs have keys here
    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.DELETE && !event.isShortcutDown()
                && !(event.getTarget() instanceof javafx.scene.control.TextInputControl)) {
            model.act(event.isShiftDown() ? Verb.TERMINATE : Verb.CANCEL);
            event.consume();
        }
    }

    private void tell() {
        var problem = model.problemProperty().get();
        trouble.say(problem == null ? "" : texts.now(problem));
        grid.root().setOpacity(problem == null ? 1 : 0.55);
        chips.forEach((chip, button) -> {
            int many = model.countsProperty().get().getOrDefault(chip, 0);
            button.setText(texts.now("locks.chip." + chip.word(), words.number(many)));
            button.setSelected(model.chipProperty().get() == chip);
        });
        horizon.getChildren().setAll(lines());
        horizon.setManaged(!horizon.getChildren().isEmpty());
        verbs();
    }

    private void verbs() {
        verbs.tell(model.meant().size(), false);
    }

    private List<javafx.scene.Node> lines() {
        List<javafx.scene.Node> lines = new ArrayList<>();
        String oldest = model.horizon();
        if (!oldest.isEmpty()) {
            lines.add(model.canLookAtHorizon()
                    ? link("locks-horizon-says", oldest, model::lookAtHorizon)
                    : said("locks-horizon-says", oldest));
        }
        SessionList list = model.listProperty().get();
        List<PreparedTransaction> prepared = model.prepared();
        for (PreparedTransaction each : prepared.subList(0, Math.min(PREPARED_LISTED, prepared.size()))) {
            if (list != null) {
                lines.add(link("locks-prepared-" + each.gid(),
                        texts.now("locks.sessions.prepared", each.gid(), each.owner(),
                                words.age(each.prepared(), list.at()), each.database()),
                        () -> model.look(each.gid())));
            }
        }
        if (prepared.size() > PREPARED_LISTED) {
            lines.add(said("locks-prepared-more",
                    texts.now("locks.sessions.prepared.more", words.number(prepared.size() - PREPARED_LISTED))));
        }
        return lines;
    }

    private static Label said(String id, String text) {
        Label label = Nodes.named(new Label(text), id, "muted");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Hyperlink link(String id, String text, Runnable action) {
        Hyperlink link = Nodes.named(new Hyperlink(text), id);
        link.setWrapText(true);
        link.setMinHeight(USE_PREF_SIZE);
        link.setOnAction(_ -> {
            link.setVisited(false);
            action.run();
        });
        return link;
    }

    void focusFilter() {
        grid.focusFilter();
    }
}
