package plumbline.core.activity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The strongly connected parts of a graph, each after those its edges lead to (Tarjan, "Depth-first search and linear
/// graph algorithms", 1972), without recursion.
final class StrongParts {

    private static final int UNSEEN = -1;

    private final int[][] edges;
    private final int[] index;
    private final int[] low;
    private final int[] next;
    private final boolean[] open;
    private final int[] members;
    private final int[] path;
    private final List<int[]> parts = new ArrayList<>();
    private int memberCount;
    private int pathLength;
    private int counter;

    /// @param edges of each node, to other nodes
    StrongParts(int[][] edges) {
        this.edges = edges;
        index = new int[edges.length];
        Arrays.fill(index, UNSEEN);
        low = new int[edges.length];
        next = new int[edges.length];
        open = new boolean[edges.length];
        members = new int[edges.length];
        path = new int[edges.length];
        for (int node = 0; node < edges.length; node++) {
            if (index[node] == UNSEEN) {
                walk(node);
            }
        }
    }

    /// Each with its nodes in ascending order.
    List<int[]> parts() {
        return parts;
    }

    private void walk(int start) {
        enter(start);
        while (pathLength > 0) {
            int node = path[pathLength - 1];
            if (next[node] < edges[node].length) {
                int target = edges[node][next[node]++];
                if (index[target] == UNSEEN) {
                    enter(target);
                } else if (open[target]) {
                    low[node] = Math.min(low[node], index[target]);
                }
            } else {
                leave(node);
            }
        }
    }

    private void enter(int node) {
        index[node] = counter;
        low[node] = counter++;
        open[node] = true;
        members[memberCount++] = node;
        path[pathLength++] = node;
    }

    private void leave(int node) {
        pathLength--;
        if (pathLength > 0) {
            int before = path[pathLength - 1];
            low[before] = Math.min(low[before], low[node]);
        }
        if (low[node] == index[node]) {
            int from = memberCount;
            do {
                open[members[--from]] = false;
            } while (members[from] != node);
            int[] part = Arrays.copyOfRange(members, from, memberCount);
            Arrays.sort(part);
            memberCount = from;
            parts.add(part);
        }
    }
}
