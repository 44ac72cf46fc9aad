package plumbline.ui.locks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.Backend;
import plumbline.core.activity.Participant.Prepared;
import plumbline.core.activity.Participant.ServerProcess;
import plumbline.core.activity.PreparedTransaction;
import plumbline.core.activity.Wait;
import plumbline.core.activity.WaitTree;
import plumbline.core.activity.WaitTree.Node;

/// One line of the tree as the table shows it.
///
/// @param place    of the node in the tree
/// @param backend  of a session; null where it ended during the reading, and for what has no session
/// @param prepared of a prepared transaction that could be read, else null
/// @param open     whether the nodes below it are shown
public record WaitLine(NodeKey key, int place, Node node, @Nullable Backend backend,
        @Nullable PreparedTransaction prepared, boolean open) {

    /// Whether there are nodes below it.
    public boolean opens() {
        return node.size() > 1;
    }

    /// Whether it waits for somebody.
    public boolean waits() {
        return !node.waits().isEmpty();
    }

    /// Whether it blocks others and waits for nobody.
    public boolean isRoot() { return node.depth() == 0; }

    /// Its process, or 0.
    public int pid() {
        return key.who() instanceof ServerProcess(int pid) ? pid : 0;
    }

    /// Since when it has waited; null where it does not, or where the server does not tell.
    public @Nullable Instant since() {
        @Nullable
        Instant first = null;
        for (Wait wait : node.waits()) {
            Instant since = wait.since();
            first = since != null && (first == null || since.isBefore(first)) ? since : first;
        }
        return first;
    }

    static WaitLine of(WaitTree tree, int place, Set<NodeKey> closed) {
        Node node = tree.nodes().get(place);
        NodeKey key = NodeKey.of(node.who(), tree);
        return switch (node.who()) {
            case ServerProcess(int pid) ->
                new WaitLine(key, place, node, tree.backend(pid).orElse(null), null, !closed.contains(key));
            case Prepared(String gid) ->
                new WaitLine(key, place, node, null, tree.prepared(gid).orElse(null), !closed.contains(key));
            default -> new WaitLine(key, place, node, null, null, !closed.contains(key));
        };
    }

    /// The lines of a tree without those under a closed one.
    static List<WaitLine> of(WaitTree tree, Set<NodeKey> closed) {
        List<WaitLine> lines = new ArrayList<>();
        int place = 0;
        while (place < tree.nodes().size()) {
            WaitLine line = of(tree, place, closed);
            lines.add(line);
            place += line.open() ? 1 : line.node().size();
        }
        return lines;
    }
}
