package plumbline.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.Advice;
import plumbline.core.activity.Backend;
import plumbline.core.activity.Participant;
import plumbline.core.activity.PreparedTransaction;
import plumbline.core.activity.SignalText;
import plumbline.core.activity.Wait;
import plumbline.core.activity.WaitTree;
import plumbline.core.activity.WaitTree.Edge;
import plumbline.core.activity.WaitTree.Node;
import plumbline.core.activity.WaitView;
import plumbline.core.target.Target;
import plumbline.core.text.Messages;

/// The waits of a server as the document of the contract.
///
/// @param messages the language of the advice
record LocksDocument(Target target, WaitView.Seen seen, Messages messages) {

    Map<String, @Nullable Object> json() {
        WaitTree tree = seen.tree();
        List<Object> roots = new ArrayList<>();
        List<Object> cycleTrees = new ArrayList<>();
        nest(roots, cycleTrees);
        return Json.object("target", target.name(), "waiters", tree.waiting(), "edges",
                tree.edges().stream().map(this::edge).toList(), "roots", roots, "cycles", tree.cycles(), "cycleTrees",
                cycleTrees, "waits", tree.sample().waits().stream().map(this::wait).toList(), "at",
                tree.sample().at().toString(), "database", tree.sample().database(), "standby",
                tree.sample().standby(), "limited", tree.sample().limited(), "grant",
                LocksText.grant(seen).orElse(null));
    }

    /// A node's children come right after it, so that one pass makes the nesting; a chain may be thousands deep.
    private void nest(List<Object> roots, List<Object> cycleTrees) {
        List<Node> nodes = seen.tree().nodes();
        List<List<Object>> childrenOf = new ArrayList<>();
        for (Node node : nodes) {
            List<Object> children = new ArrayList<>();
            childrenOf.add(children);
            Map<String, @Nullable Object> entry = node.parent() < 0 ? root(node) : child(node);
            entry.put("children", children);
            if (node.parent() >= 0) {
                childrenOf.get(node.parent()).add(entry);
            } else if (node.who() instanceof Participant.Cycle) {
                cycleTrees.add(entry);
            } else if (node.blocks() > 0) { // one that blocks nobody waits for somebody the server does not name
                roots.add(entry);
            }
        }
    }

    private Map<String, @Nullable Object> root(Node node) {
        Map<String, @Nullable Object> entry = who(node.who());
        entry.put("blocks", node.blocks());
        entry.put("longestWaitMillis", seen.tree().tellsAges() ? node.longest().toMillis() : null);
        entry.put("frees", seen.tree().frees(node.who()));
        about(entry, node);
        seen.tree().advice(node.who()).ifPresent(advice -> {
            entry.put("advice", new SignalText(messages).advice(advice, seen.tree().sample().deadlockTimeout()));
            entry.put("steps", advice.steps().stream().map(LocksDocument::step).toList());
        });
        return entry;
    }

    private static Object step(Advice.Step step) {
        Map<String, @Nullable Object> entry = Json.object("verb", step.verb().word());
        entry.putAll(who(step.on()));
        entry.put("frees", step.frees());
        entry.put("freesAtOnce", step.atOnce());
        return entry;
    }

    private Map<String, @Nullable Object> child(Node node) {
        Map<String, @Nullable Object> entry = who(node.who());
        entry.put("blocks", node.blocks());
        // the workers of a parallel query wait apart; the first stands for them
        Optional<Wait> wait = node.waits().stream().findFirst();
        entry.put("waitMillis", wait.flatMap(seen.tree()::age).map(Duration::toMillis).orElse(null));
        entry.put("lockType", wait.map(each -> each.object().type()).orElse(null));
        entry.put("mode", wait.map(Wait::mode).orElse(null));
        entry.put("object", wait.map(each -> each.object().line()).orElse(null));
        about(entry, node);
        return entry;
    }

    private static Map<String, @Nullable Object> who(Participant who) {
        return switch (who) {
            case Participant.ServerProcess(int pid) -> Json.object("pid", pid, "prepared", null);
            case Participant.Prepared(String gid) -> Json.object("pid", null, "prepared", gid);
            case Participant.Cycle(List<Integer> pids) -> Json.object("pid", null, "prepared", null, "cycle", pids);
        };
    }

    private void about(Map<String, @Nullable Object> entry, Node node) {
        WaitTree tree = seen.tree();
        Instant at = tree.sample().at();
        switch (node.who()) {
            case Participant.ServerProcess(int pid) -> tree.backend(pid).ifPresentOrElse(
                    backend -> about(entry, backend, at), () -> entry.put("state", null));
            case Participant.Prepared(String gid) -> {
                entry.put("state", "prepared");
                tree.prepared(gid).ifPresent(prepared -> about(entry, prepared, at));
            }
            case Participant.Cycle _ -> entry.put("state", "cycle");
        }
    }

    private static void about(Map<String, @Nullable Object> entry, Backend backend, Instant at) {
        entry.put("state", backend.state().serverWord());
        Instant started = backend.started();
        entry.put("started", started == null ? null : started.toString());
        entry.put("kind", backend.kind());
        entry.put("database", backend.database());
        entry.put("user", backend.user());
        entry.put("application", backend.application());
        entry.put("client", backend.client());
        entry.put("transactionMillis", since(backend.transaction(), at));
        entry.put("statement", backend.statement());
        entry.put("statementIsLast", backend.statementIsLast());
        entry.put("own", backend.own());
    }

    private static void about(Map<String, @Nullable Object> entry, PreparedTransaction prepared, Instant at) {
        entry.put("database", prepared.database());
        entry.put("user", prepared.owner());
        entry.put("transactionMillis", since(prepared.prepared(), at));
    }

    private static @Nullable Long since(@Nullable Instant began, Instant at) {
        return began == null ? null : Math.max(0, Duration.between(began, at).toMillis());
    }

    private Object edge(Edge edge) {
        Map<String, @Nullable Object> blocker = who(edge.blocker());
        return Json.object("waiter", edge.waiter(), "blocker", blocker.get("pid"), "prepared", blocker.get("prepared"),
                "lockType", edge.lock().object().type(), "mode", edge.lock().mode(), "object",
                edge.lock().object().line(), "waitMillis", millis(edge.lock()));
    }

    private Object wait(Wait wait) {
        return Json.object("pid", wait.pid(), "lockType", wait.object().type(), "mode", wait.mode(), "object",
                wait.object().line(), "database", wait.object().database(), "waitMillis", millis(wait), "blockers",
                wait.sessions(), "prepared", wait.prepared());
    }

    private @Nullable Long millis(Wait wait) {
        return seen.tree().age(wait).map(Duration::toMillis).orElse(null);
    }
}
