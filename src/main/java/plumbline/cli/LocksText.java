package plumbline.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.Backend;
import plumbline.core.activity.Participant;
import plumbline.core.activity.PreparedTransaction;
import plumbline.core.activity.SignalText;
import plumbline.core.activity.Wait;
import plumbline.core.activity.WaitTree;
import plumbline.core.activity.WaitTree.Node;
import plumbline.core.activity.WaitView;
import plumbline.core.sql.Ident;
import plumbline.core.target.Target;
import plumbline.core.text.Messages;

/// The waits of a server for people: a tree for each root and each cycle, and what would free them.
record LocksText(Target target, WaitView.Seen seen, Messages messages) {

    private static final int MOST_OTHERS = 10;
    private static final int DEEPEST = 12;
    private static final int LONGEST_STATEMENT = 160;

    List<Block> blocks() {
        WaitTree tree = seen.tree();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(messages.text("cli.locks.heading", target.name(), tree.waiting())));
        grant(seen).ifPresent(grant -> {
            blocks.add(new Block.Line(messages.text("cli.locks.limited")));
            blocks.add(new Block.Verbatim(grant + ";"));
        });
        tree.queues().forEach(node -> blocks.add(new Block.Line(messages.text("cli.locks.queue",
                said().name(node.who()), queued(node)))));
        List<Node> nodes = tree.nodes();
        for (int top = 0; top < nodes.size(); top += nodes.get(top).size()) {
            Node node = nodes.get(top);
            StringBuilder lines = new StringBuilder();
            nodes.subList(top, top + node.size()).forEach(each -> line(lines, each));
            blocks.add(new Block.Verbatim(lines.toString()));
            tree.advice(node.who()).ifPresent(advice -> said().advice(advice, tree.sample().deadlockTimeout())
                    .forEach(sentence -> blocks.add(new Block.Line("- " + sentence))));
        }
        return blocks;
    }

    /// What would show all sessions to a role that sees only its own; empty where it sees all.
    static Optional<String> grant(WaitView.Seen seen) {
        String role = seen.identity().role();
        return seen.tree().sample().limited() && !role.isEmpty()
                ? Optional.of("GRANT pg_monitor TO " + new Ident(role).quoted())
                : Optional.empty();
    }

    private SignalText said() {
        return new SignalText(messages);
    }

    private String queued(Node node) {
        return node.waits().stream().map(wait -> wait.object().line()).distinct().collect(Collectors.joining(", "));
    }

    /// Deep in a chain the depth is told as a number: the line would leave the screen.
    private void line(StringBuilder lines, Node node) {
        int depth = Math.min(node.depth(), DEEPEST);
        String indent = "  ".repeat(depth);
        String deep = node.depth() > DEEPEST ? "(" + node.depth() + ") " : "";
        lines.append(indent).append(deep).append(who(node)).append(": ").append(does(node)).append('\n');
        statement(node).ifPresent(statement -> lines.append(indent).append("    ").append(statement).append('\n'));
    }

    private String who(Node node) {
        return switch (node.who()) {
            case Participant.ServerProcess(int pid) -> parts(String.valueOf(pid),
                    seen.tree().backend(pid).map(this::who).orElseGet(() -> messages.text("cli.locks.gone")));
            case Participant.Prepared(String gid) -> parts(messages.text("cli.locks.prepared", gid),
                    seen.tree().prepared(gid).map(this::who).orElse(""));
            case Participant.Cycle(List<Integer> pids) -> messages.text("cli.locks.cycle",
                    pids.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        };
    }

    private String who(Backend backend) {
        return parts(backend.user().isEmpty() ? backend.kind() : backend.user(), backend.database(),
                backend.application(), backend.client(), said().state(backend.state()), age(backend.transaction()));
    }

    private String who(PreparedTransaction prepared) {
        return parts(prepared.owner(), prepared.database(), age(prepared.prepared()));
    }

    private String age(@Nullable Instant began) {
        return began == null
                ? ""
                : messages.text("cli.locks.transaction",
                        said().duration(Duration.between(began, seen.tree().sample().at())));
    }

    private static String parts(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }

    private String does(Node node) {
        List<String> all = new ArrayList<>();
        if (!node.waits().isEmpty()) {
            Wait wait = node.waits().getFirst();
            String age = seen.tree().age(wait).map(said()::duration).orElse("?");
            String object = wait.object().line();
            all.add(wait.mode().isEmpty()
                    ? messages.text("cli.locks.waits-plain", age, object)
                    : messages.text("cli.locks.waits", age, wait.mode(), object));
        }
        String others = others(node);
        if (!others.isEmpty()) {
            all.add(messages.text("cli.locks.also", others));
        }
        if (node.blocks() > 0) {
            all.add(messages.text("cli.locks.blocks", node.blocks(),
                    seen.tree().tellsAges() ? said().duration(node.longest()) : "?"));
        }
        return String.join(messages.text("cli.locks.separator"), all);
    }

    /// Whom it waits for beside those it stands under.
    private String others(Node node) {
        Set<Participant> above = new HashSet<>();
        List<Node> nodes = seen.tree().nodes();
        for (int parent = node.parent(); parent >= 0; parent = nodes.get(parent).parent()) {
            above.add(nodes.get(parent).who());
        }
        return seen.tree().ahead(node.who()).stream().filter(who -> !above.contains(who)).limit(MOST_OTHERS)
                .map(said()::name).collect(Collectors.joining(", "));
    }

    private Optional<String> statement(Node node) {
        if (!(node.who() instanceof Participant.ServerProcess(int pid))) {
            return Optional.empty();
        }
        return seen.tree().backend(pid).filter(backend -> !backend.statement().isBlank()).map(backend -> {
            String text = backend.statement().strip().replaceAll("\\s+", " ");
            String cut = text.length() > LONGEST_STATEMENT ? text.substring(0, LONGEST_STATEMENT) + "..." : text;
            return backend.statementIsLast() ? messages.text("cli.locks.last", cut) : cut;
        });
    }
}
