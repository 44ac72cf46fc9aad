package plumbline.ui.locks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import plumbline.core.activity.Advice;
import plumbline.core.activity.Backend;
import plumbline.core.activity.Participant;
import plumbline.core.activity.Participant.ServerProcess;
import plumbline.core.activity.PreparedTransaction;
import plumbline.core.activity.Verb;
import plumbline.core.activity.Wait;
import plumbline.core.activity.WaitTree;
import plumbline.ui.control.CopyableSql;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The right side beside the tree: who the chosen one is, what it waits for, what would free those behind it. FX thread
/// only.
final class WaitInspector extends VBox {

    private static final int LISTED = 20;

    private final WaitsViewModel model;
    private final LockWords words;
    private final Texts texts;
    private final AdviceWords advice;
    private final Consumer<NodeKey> reveal;
    private final CopyableSql statement;
    private final List<Runnable> aging = new ArrayList<>();
    private List<WaitLine> shown = List.of();
    private String told = "";

    WaitInspector(WaitsViewModel model, Consumer<NodeKey> reveal) {
        this.model = model;
        this.words = model.words();
        this.texts = words.texts();
        this.advice = new AdviceWords(words);
        this.reveal = reveal;
        this.statement = new CopyableSql(texts, "locks-statement");
        statement.wrapping();
        setId("locks-wait-inspector");
        getStyleClass().add("inspector-pane");
        model.chosenProperty().subscribe((_, _) -> show());
        model.treeProperty().subscribe((_, _) -> show());
        model.pastProperty().subscribe((_, _) -> show());
        texts.languageProperty().subscribe((_, _) -> show());
        show();
    }

    /// Rewrites what changes with time.
    void tick() {
        aging.forEach(Runnable::run);
    }

    private void show() {
        shown = model.inspected();
        WaitTree tree = model.treeProperty().get();
        // a button that is made anew under the mouse loses its click: only what reads otherwise is built again
        String next = tree == null || shown.isEmpty() ? "" : outline(tree);
        if (!next.equals(told)) {
            told = next;
            aging.clear();
            getChildren().clear();
            if (tree != null && shown.size() == 1) {
                one(tree);
            } else if (tree != null && shown.size() > 1) {
                several(shown);
            }
        }
        tick();
    }

    private String outline(WaitTree tree) {
        StringBuilder all = new StringBuilder(texts.languageProperty().get().tag());
        for (WaitLine line : shown) {
            all.append(line.key()).append(line.backend()).append(line.prepared()).append(line.node().waits())
                    .append(line.node().blocks() > 0);
        }
        if (shown.size() == 1) {
            all.append(tree.ahead(line().key().who()))
                    .append(tree.advice(line().key().who()).map(Advice::steps).orElse(List.of()));
        }
        return all.append(model.against(Verb.TERMINATE, shown)).append(model.pastProperty().get()).toString();
    }

    private WaitLine line() {
        return shown.getFirst();
    }

    private void one(WaitTree tree) {
        WaitLine line = line();
        Label title = add(words.title(line.key().who()), "title-text");
        title.setId("locks-inspector-title");
        if (line.node().blocks() > 0) {
            aging(() -> words.headline(line(), model.later()), "lock-headline");
        }
        tree.advice(line.key().who()).ifPresent(said -> advice(tree, said));
        if (line.waits()) {
            waits(tree, line);
        }
        facts(line);
        statement(line);
    }

    private void advice(WaitTree tree, Advice said) {
        section("locks.inspector.advice");
        VBox box = Nodes.named(new VBox(), "locks-advice", "lock-advice");
        Label head = label("", "advice-head");
        head.setId("locks-advice-head");
        aging.add(() -> {
            WaitTree now = model.treeProperty().get();
            if (now != null) {
                now.advice(line().key().who())
                        .ifPresent(each -> head.setText(advice.headline(each, now, model.later())));
            }
        });
        box.getChildren().add(head);
        int number = 0;
        for (AdviceWords.Way way : advice.ways(said, tree)) {
            VBox step = Nodes.styled(new VBox(label(way.text(), "step-text")), "lock-step");
            if (!way.button().isEmpty()) {
                step.getChildren().add(button(tree, way, number++));
            }
            box.getChildren().add(step);
        }
        getChildren().add(box);
    }

    private Node button(WaitTree tree, AdviceWords.Way way, int number) {
        Optional<WaitLine> on = line(tree, way.step().on());
        Button button = Nodes.named(new Button(way.button()), "locks-step-" + number);
        String against = on.map(line -> model.against(way.step().verb(), List.of(line)))
                .orElse(texts.now("locks.reason.gone"));
        button.setDisable(!against.isEmpty());
        button.setAccessibleText(way.button() + " " + words.name(way.step().on()) + " " + against);
        on.ifPresent(line -> button.setOnAction(_ -> model.act(way.step().verb(), List.of(line))));
        return against.isEmpty() ? button : new VBox(4, button, label(against, "muted"));
    }

    private static Optional<WaitLine> line(WaitTree tree, Participant who) {
        for (int i = 0; i < tree.nodes().size(); i++) {
            if (tree.nodes().get(i).who().equals(who)) {
                return Optional.of(WaitLine.of(tree, i, Set.of()));
            }
        }
        return Optional.empty();
    }

    private void waits(WaitTree tree, WaitLine line) {
        section("locks.inspector.waits");
        for (Wait wait : line.node().waits()) {
            Instant since = wait.since();
            aging(() -> since == null
                    ? texts.now("locks.inspector.wait-unknown", words.lock(wait))
                    : texts.now("locks.inspector.wait", words.lock(wait), words.moment(since, model.serverNow()),
                            words.age(since, model.serverNow())),
                    "wait-text");
        }
        List<Participant> ahead = tree.ahead(line.key().who());
        if (!ahead.isEmpty()) {
            add(texts.now("locks.inspector.ahead", words.number(ahead.size()), ahead.size()), "muted");
            FlowPane links = Nodes.named(new FlowPane(), "locks-ahead", "lock-ahead");
            ahead.stream().limit(LISTED).forEach(who -> {
                Hyperlink link = new Hyperlink(words.known(who, who instanceof ServerProcess(int pid)
                        ? tree.backend(pid).orElse(null)
                        : null));
                link.setId("locks-ahead-" + (who instanceof ServerProcess(int pid) ? pid : links.getChildren().size()));
                link.setOnAction(_ -> reveal.accept(NodeKey.of(who, tree)));
                links.getChildren().add(link);
            });
            if (ahead.size() > LISTED) {
                links.getChildren().add(Nodes.styled(new Label(
                        texts.now("locks.inspector.more", words.number(ahead.size() - LISTED))), "muted"));
            }
            getChildren().add(links);
        }
    }

    private void facts(WaitLine line) {
        Facts facts = new Facts(texts, "locks-facts");
        Backend backend = line.backend();
        PreparedTransaction prepared = line.prepared();
        if (backend != null) {
            SessionFacts.add(facts, words, backend, model::serverNow);
        } else if (prepared != null) {
            facts.add("locks.fact.owner", prepared.owner());
            facts.add("locks.fact.database", prepared.database());
            facts.add("locks.fact.prepared", () -> texts.now("locks.fact.since",
                    words.moment(prepared.prepared(), model.serverNow()),
                    words.age(prepared.prepared(), model.serverNow())));
            facts.add("locks.fact.xmin", words.number(prepared.xmin()));
        }
        if (facts.getRowCount() > 0) {
            section("locks.inspector.facts");
            getChildren().add(facts);
            aging.add(facts::tick);
        }
    }

    private void statement(WaitLine line) {
        Backend backend = line.backend();
        if (backend != null && !backend.statement().isBlank()) {
            section(backend.statementIsLast() ? "locks.inspector.last" : "locks.inspector.statement");
            statement.textProperty().set(backend.statement().strip());
            getChildren().add(statement);
        }
    }

    private void several(List<WaitLine> lines) {
        Label title = add(texts.now("locks.chosen", lines.size()), "title-text");
        title.setId("locks-inspector-title");
        List<String> names = new ArrayList<>();
        for (WaitLine line : lines.subList(0, Math.min(LISTED, lines.size()))) {
            names.add(words.known(line.key().who(), line.backend()) + texts.now("locks.list") + words.part(line));
        }
        names.forEach(name -> add(name, "chosen-name"));
        if (lines.size() > LISTED) {
            add(texts.now("locks.inspector.more", words.number(lines.size() - LISTED)), "muted");
        }
        VerbBar verbs = new VerbBar(texts, "locks-several", verb -> model.against(verb, lines),
                verb -> model.act(verb, lines));
        verbs.tell(lines.size(), false);
        verbs.bar().getStyleClass().remove("work-bar");
        getChildren().add(verbs.bar());
    }

    private void aging(Supplier<String> says, String style) {
        Label label = add(says.get(), style);
        aging.add(() -> label.setText(says.get()));
    }

    private void section(String key) {
        add(texts.now(key), "section-text");
    }

    private Label add(String text, String style) {
        Label label = label(text, style);
        getChildren().add(label);
        return label;
    }

    private static Label label(String text, String style) {
        Label label = Nodes.styled(new Label(text), style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
