package plumbline.ui.locks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import plumbline.core.activity.Backend;
import plumbline.core.activity.PreparedTransaction;
import plumbline.core.activity.SessionList;
import plumbline.core.activity.Verb;
import plumbline.ui.control.CopyableSql;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The right side beside the sessions: everything known of one, its full statement and, on request, its plan. FX thread
/// only.
final class SessionInspector extends VBox {

    private final SessionsViewModel model;
    private final ExplainViewModel explain;
    private final LockWords words;
    private final Texts texts;
    private final CopyableSql statement;
    private final CopyableSql plan;
    private final Button ask = Nodes.named(new Button(), "locks-explain");
    private final Button run = Nodes.named(new Button(), "locks-explain-analyze");
    private final Button stop = Nodes.named(new Button(), "locks-explain-cancel", "flat");
    private final Label said = wrapped("locks-explain-says", "muted");
    private final VBox planning = new VBox(6);

    SessionInspector(SessionsViewModel model) {
        this.model = model;
        this.explain = model.explain();
        this.words = model.words();
        this.texts = words.texts();
        statement = new CopyableSql(texts, "locks-session-statement");
        statement.wrapping();
        plan = new CopyableSql(texts, "locks-plan");
        plan.atMost(30);
        setId("locks-session-inspector");
        getStyleClass().add("inspector-pane");
        buttons();
        model.lookedProperty().subscribe((_, _) -> show());
        model.listProperty().subscribe((_, _) -> show());
        model.preparedProperty().subscribe((_, _) -> show());
        texts.languageProperty().subscribe((_, _) -> show());
        explain.planProperty().subscribe((_, _) -> tell());
        explain.saidProperty().subscribe((_, _) -> tell());
        explain.runningProperty().subscribe((_, _) -> tell());
        explain.againstProperty().subscribe((_, _) -> tell());
        explain.againstRunProperty().subscribe((_, _) -> tell());
        show();
    }

    private void buttons() {
        ask.textProperty().bind(texts.of("locks.explain"));
        ask.setOnAction(_ -> explain.explain());
        run.textProperty().bind(texts.of("locks.explain.analyze"));
        run.setOnAction(_ -> explain.analyze(this::agreed));
        stop.textProperty().bind(texts.of("locks.explain.cancel"));
        stop.setOnAction(_ -> explain.cancel());
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.of("locks.explain.tip"));
        ask.setTooltip(tip);
        FlowPane bar = new FlowPane(6, 6, ask, run, stop);
        planning.getChildren().addAll(bar, said, plan);
    }

    private boolean agreed() {
        ButtonType yes = new ButtonType(texts.now("locks.explain.analyze.yes"), ButtonBar.ButtonData.OTHER);
        ButtonType no = new ButtonType(texts.now("locks.explain.analyze.no"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert question = new Alert(Alert.AlertType.WARNING, texts.now("locks.explain.analyze.text"), no, yes);
        question.setTitle(texts.now("locks.explain.analyze"));
        question.setHeaderText(texts.now("locks.explain.analyze.title"));
        question.initOwner(getScene().getWindow());
        question.getDialogPane().getStylesheets().setAll(getScene().getRoot().getStylesheets());
        question.getDialogPane().setStyle(getScene().getRoot().getStyle());
        ((Button) question.getDialogPane().lookupButton(no)).setDefaultButton(true);
        return question.showAndWait().equals(Optional.of(yes));
    }

    private void show() {
        Backend backend = model.lookedProperty().get();
        SessionList list = model.listProperty().get();
        PreparedTransaction prepared = model.preparedProperty().get();
        getChildren().clear();
        if (prepared != null && list != null) {
            show(prepared, list.at());
            return;
        }
        if (backend == null || list == null) {
            Label none = wrapped("locks-session-none", "muted");
            none.setText(texts.now("locks.reason.none"));
            getChildren().add(none);
            return;
        }
        Label title = wrapped("locks-session-title", "title-text");
        title.setText(texts.now("locks.who.session", String.valueOf(backend.pid())));
        Facts facts = new Facts(texts, "locks-session-facts");
        Instant at = list.at();
        SessionFacts.add(facts, words, backend, () -> at);
        getChildren().addAll(title, facts);
        if (!backend.statement().isBlank()) {
            Label head = wrapped("locks-session-statement-title", "section-text");
            head.setText(texts.now(backend.statementIsLast() ? "locks.inspector.last" : "locks.inspector.statement"));
            if (!statement.textProperty().get().equals(backend.statement().strip())) {
                statement.textProperty().set(backend.statement().strip());
            }
            Label plans = wrapped("locks-plan-title", "section-text");
            plans.setText(texts.now("locks.explain.title"));
            getChildren().addAll(head, statement, plans, planning);
        }
        tell();
    }

    private void show(PreparedTransaction prepared, Instant at) {
        Label title = wrapped("locks-session-title", "title-text");
        title.setText(texts.now("locks.who.prepared", prepared.gid()));
        Facts facts = new Facts(texts, "locks-session-facts");
        facts.add("locks.fact.owner", prepared.owner());
        facts.add("locks.fact.database", prepared.database());
        facts.add("locks.fact.prepared", texts.now("locks.fact.since", words.moment(prepared.prepared(), at),
                words.age(prepared.prepared(), at)));
        facts.add("locks.fact.xmin", words.number(prepared.xmin()));
        Label helps = wrapped("locks-prepared-helps", "muted");
        helps.setText(texts.now("locks.step.ask.prepared", texts.now("locks.who.prepared", prepared.gid()), "", "", 0));
        FlowPane verbs = new FlowPane(6, 6);
        for (Verb verb : List.of(Verb.COMMIT_PREPARED, Verb.ROLLBACK_PREPARED)) {
            Button button = Nodes.named(new Button(texts.now("locks.verb." + verb.word())),
                    "locks-prepared-" + verb.word());
            button.setOnAction(_ -> model.finish(verb, prepared.gid()));
            verbs.getChildren().add(button);
        }
        getChildren().addAll(title, facts, helps, verbs);
    }

    private void tell() {
        boolean running = explain.runningProperty().get();
        String against = explain.againstProperty().get();
        ask.setDisable(running || !against.isEmpty());
        run.setDisable(running || !explain.againstRunProperty().get().isEmpty());
        stop.setVisible(running);
        stop.setManaged(running);
        String why = against.isEmpty() && explain.saidProperty().get().isEmpty()
                ? explain.againstRunProperty().get()
                : explain.saidProperty().get();
        said.setText(against.isEmpty() ? why : against);
        said.setManaged(!said.getText().isEmpty());
        String text = explain.planProperty().get();
        plan.textProperty().set(text);
        plan.setVisible(!text.isEmpty());
        plan.setManaged(!text.isEmpty());
    }

    private static Label wrapped(String id, String style) {
        Label label = Nodes.named(new Label(), id, style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
