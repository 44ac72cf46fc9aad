package plumbline.core.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.core.activity.Advice.Reason;
import plumbline.core.activity.Advice.Step;
import plumbline.core.activity.Participant.Cycle;
import plumbline.core.activity.Participant.Prepared;
import plumbline.core.activity.Participant.ServerProcess;
import plumbline.core.activity.WaitTree.Node;

/// Works out what would free those who wait, the least violent first. Stateless but for the tree.
final class Adviser {

    private final WaitTree tree;

    Adviser(WaitTree tree) {
        this.tree = tree;
    }

    Optional<Advice> about(Participant who) {
        List<Node> nodes = tree.nodes();
        for (int place = 0; place < nodes.size(); place++) {
            Node node = nodes.get(place);
            if (node.who().equals(who)) {
                return node.blocks() == 0 && !(who instanceof Cycle) ? Optional.empty() : Optional.of(of(node, place));
            }
        }
        return Optional.empty();
    }

    private Advice of(Node node, int place) {
        int frees = tree.frees(node.who());
        List<Step> steps = new ArrayList<>();
        switch (node.who()) {
            case Cycle cycle -> cycle(cycle, steps);
            case Prepared prepared -> {
                queued(place, steps);
                steps.add(step(Verb.ASK, prepared, Reason.PREPARED));
                steps.add(step(Verb.COMMIT_PREPARED, prepared, Reason.PREPARED));
                steps.add(step(Verb.ROLLBACK_PREPARED, prepared, Reason.PREPARED));
            }
            case ServerProcess process -> {
                Optional<Backend> backend = tree.backend(process.pid());
                if (backend.isEmpty() || !backend.get().own()) {
                    queued(place, steps);
                }
                session(process, backend, steps);
            }
        }
        return new Advice(node.who(), frees, node.blocks() - Math.min(frees, node.blocks()), node.longest(), steps);
    }

    private Step step(Verb verb, Participant on, Reason reason) {
        int frees = tree.frees(on);
        return new Step(verb, on, reason, frees, Math.min(frees, tree.freesAtOnce(on)));
    }

    private void cycle(Cycle cycle, List<Step> steps) {
        steps.add(step(Verb.WAIT, cycle, Reason.DEADLOCK));
        for (int pid : cycle.pids()) {
            ServerProcess member = new ServerProcess(pid);
            if (tree.backend(pid).filter(backend -> !backend.own()).isPresent()) {
                steps.add(step(Verb.CANCEL, member, Reason.RUNS));
            }
        }
    }

    /// A statement that waits for a whole table has done nothing yet: to cancel it costs least.
    private void queued(int place, List<Step> steps) {
        List<Node> nodes = tree.nodes();
        int end = place + nodes.get(place).size();
        for (int i = place + 1; i < end; i++) {
            Node waiter = nodes.get(i);
            boolean stops = waiter.waits().stream().anyMatch(WaitTree::stopsTable);
            if (stops && waiter.blocks() > 0 && waiter.who() instanceof ServerProcess) {
                steps.add(step(Verb.CANCEL, waiter.who(), Reason.QUEUES_NEW));
            }
        }
    }

    private void session(ServerProcess process, Optional<Backend> found, List<Step> steps) {
        if (found.isEmpty()) {
            steps.add(step(Verb.WAIT, process, Reason.UNSEEN)); // it ended while it was read
            return;
        }
        Backend backend = found.get();
        if (backend.own()) {
            steps.add(step(Verb.WAIT, process, Reason.OWN));
        } else if (backend.kind().equals("autovacuum worker")) {
            boolean stays = backend.preventsWraparound();
            steps.add(step(Verb.WAIT, process, stays ? Reason.PROTECTED : Reason.GIVES_WAY));
            steps.add(step(Verb.CANCEL, process, stays ? Reason.PROTECTED : Reason.RUNS));
        } else if (backend.isWalSender()) {
            steps.add(step(Verb.TERMINATE, process, Reason.PROTECTED));
        } else if (!backend.isClient() && backend.state() == BackendState.NONE) {
            steps.add(step(Verb.WAIT, process, Reason.SERVER));
        } else {
            client(process, backend.state(), steps);
        }
    }

    private void client(ServerProcess process, BackendState state, List<Step> steps) {
        switch (state) {
            case ACTIVE, FASTPATH -> {
                steps.add(step(Verb.CANCEL, process, Reason.RUNS));
                steps.add(step(Verb.TERMINATE, process, Reason.RUNS));
            }
            case HIDDEN, DISABLED, NONE -> {
                steps.add(step(Verb.CANCEL, process, Reason.UNSEEN));
                steps.add(step(Verb.TERMINATE, process, Reason.UNSEEN));
            }
            case IDLE -> {
                steps.add(step(Verb.ASK, process, Reason.SESSION_LOCK));
                steps.add(step(Verb.TERMINATE, process, Reason.SESSION_LOCK));
            }
            case IDLE_IN_TRANSACTION, IDLE_IN_TRANSACTION_ABORTED -> {
                steps.add(step(Verb.ASK, process, Reason.IDLE));
                steps.add(step(Verb.TERMINATE, process, Reason.IDLE));
            }
        }
    }
}
