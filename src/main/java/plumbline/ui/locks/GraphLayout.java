package plumbline.ui.locks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import plumbline.core.activity.Participant;
import plumbline.core.activity.Participant.Cycle;
import plumbline.core.activity.Participant.ServerProcess;
import plumbline.core.activity.WaitTree;
import plumbline.core.activity.WaitTree.Node;

/// Where the boxes of a drawn tree lie: roots left, those that wait for them to the right. Long queues and many siblings
/// are folded into one box, so that a drawing stays one that can be looked at. Immutable; made on any thread.
///
/// @param boxes   a box after the one it hangs on
/// @param columns how many there are
/// @param rows    how many there are
public record GraphLayout(List<Box> boxes, int columns, double rows) {

    private static final int MOST_BOXES = 80;
    private static final int MOST_COLUMNS = 10;
    private static final int MOST_SIBLINGS = 6;
    private static final int QUEUE_SHOWN = 3;
    private static final int WORTH_FOLDING = 3;

    /// One box.
    ///
    /// @param from   place of the first node it stands for
    /// @param until  the place after the last
    /// @param folded how many sessions it stands for; 0 for a node of its own
    /// @param on     the box it hangs on, or -1
    /// @param row    in rows, may lie between two
    public record Box(int from, int until, int folded, int on, int column, double row) {}

    private record Task(int from, int until, int folded, int on, int column, int run) {}

    /// Lays out a tree.
    public static GraphLayout of(WaitTree tree) {
        List<List<Integer>> children = children(tree);
        List<Task> drawn = new ArrayList<>();
        Deque<Task> open = new ArrayDeque<>();
        List<Integer> roots = new ArrayList<>();
        for (int i = 0; i < tree.nodes().size(); i++) {
            if (tree.nodes().get(i).parent() < 0) {
                roots.add(i);
            }
        }
        push(open, siblings(tree, roots, -1, 0, 0));
        while (!open.isEmpty()) {
            Task next = open.pop();
            int mine = drawn.size();
            drawn.add(next);
            if (next.folded() == 0) {
                push(open, below(tree, next, mine, children, drawn.size() + open.size() >= MOST_BOXES));
            } else if (next.run() < 0) {
                // a folded queue goes on with its last one
                int last = next.until();
                open.push(new Task(last, last + 1, 0, mine, next.column() + 1, 0));
            }
        }
        return placed(drawn);
    }

    private static void push(Deque<Task> open, List<Task> tasks) {
        for (int i = tasks.size() - 1; i >= 0; i--) {
            open.push(tasks.get(i));
        }
    }

    private static List<List<Integer>> children(WaitTree tree) {
        List<List<Integer>> children = new ArrayList<>();
        for (int i = 0; i < tree.nodes().size(); i++) {
            children.add(new ArrayList<>());
            int parent = tree.nodes().get(i).parent();
            if (parent >= 0) {
                children.get(parent).add(i);
            }
        }
        return children;
    }

    private static List<Task> below(WaitTree tree, Task box, int mine, List<List<Integer>> children, boolean full) {
        List<Integer> below = children.get(box.from());
        if (below.isEmpty()) {
            return List.of();
        }
        int end = box.from() + tree.nodes().get(box.from()).size();
        if (full || box.column() + 1 >= MOST_COLUMNS) {
            return List.of(new Task(below.getFirst(), end, end - below.getFirst(), mine, box.column() + 1, 0));
        }
        if (below.size() == 1 && box.run() >= QUEUE_SHOWN) {
            int last = below.getFirst();
            while (children.get(last).size() == 1) {
                last = children.get(last).getFirst();
            }
            int between = last - below.getFirst();
            if (between >= WORTH_FOLDING) {
                // minus one as its run: the last of the queue follows
                return List.of(new Task(below.getFirst(), last, between, mine, box.column() + 1, -1));
            }
        }
        return siblings(tree, below, mine, box.column() + 1, below.size() == 1 ? box.run() + 1 : 0);
    }

    private static List<Task> siblings(WaitTree tree, List<Integer> places, int on, int column, int run) {
        List<Task> tasks = new ArrayList<>();
        int shown = places.size() <= MOST_SIBLINGS + 1 ? places.size() : MOST_SIBLINGS;
        for (int place : places.subList(0, shown)) {
            tasks.add(new Task(place, place + 1, 0, on, column, run));
        }
        if (shown < places.size()) {
            Node last = tree.nodes().get(places.getLast());
            int end = places.getLast() + last.size();
            tasks.add(new Task(places.get(shown), end, end - places.get(shown), on, column, 0));
        }
        return tasks;
    }

    private static GraphLayout placed(List<Task> drawn) {
        double[] rows = new double[drawn.size()];
        int[] first = new int[drawn.size()];
        int[] last = new int[drawn.size()];
        java.util.Arrays.fill(first, -1);
        for (int i = 0; i < drawn.size(); i++) {
            int on = drawn.get(i).on();
            if (on >= 0) {
                first[on] = first[on] < 0 ? i : first[on];
                last[on] = i;
            }
        }
        int leaves = 0;
        int columns = 0;
        for (int i = 0; i < drawn.size(); i++) {
            rows[i] = first[i] < 0 ? leaves++ : 0;
            columns = Math.max(columns, drawn.get(i).column() + 1);
        }
        for (int i = drawn.size() - 1; i >= 0; i--) {
            rows[i] = first[i] < 0 ? rows[i] : (rows[first[i]] + rows[last[i]]) / 2;
        }
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            Task task = drawn.get(i);
            boxes.add(new Box(task.from(), task.until(), task.folded(), task.on(), task.column(), rows[i]));
        }
        return new GraphLayout(List.copyOf(boxes), columns, leaves);
    }

    /// The box that stands for a node, or -1.
    public int boxOf(int place) {
        for (int i = 0; i < boxes.size(); i++) {
            if (boxes.get(i).from() <= place && place < boxes.get(i).until()) {
                return i;
            }
        }
        return -1;
    }

    /// The boxes a node waits for beside the one it hangs on.
    ///
    /// @param tree the one it was made of
    public List<Integer> further(WaitTree tree, int place) {
        int mine = boxOf(place);
        int on = mine < 0 ? -1 : boxes.get(mine).on();
        List<Integer> further = new ArrayList<>();
        if (place < tree.nodes().size() && mine >= 0) {
            for (Participant ahead : tree.ahead(tree.nodes().get(place).who())) {
                int box = boxOf(placeOf(tree, ahead));
                if (box >= 0 && box != on && box != mine && !further.contains(box)) {
                    further.add(box);
                }
            }
        }
        return further;
    }

    /// For each cycle the boxes of its members, each of which waits for the next.
    public List<List<Integer>> rounds(WaitTree tree) {
        List<List<Integer>> rounds = new ArrayList<>();
        for (Node node : tree.nodes()) {
            if (node.who() instanceof Cycle(List<Integer> pids)) {
                rounds.add(pids.stream().map(pid -> boxOf(placeOf(tree, new ServerProcess(pid)))).distinct().toList());
            }
        }
        return rounds;
    }

    private static int placeOf(WaitTree tree, Participant who) {
        for (int i = 0; i < tree.nodes().size(); i++) {
            if (tree.nodes().get(i).who().equals(who)) {
                return i;
            }
        }
        return -1;
    }
}
