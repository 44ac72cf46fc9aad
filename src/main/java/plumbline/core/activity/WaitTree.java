package plumbline.core.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.Participant.Cycle;
import plumbline.core.activity.Participant.Prepared;
import plumbline.core.activity.Participant.ServerProcess;

/// Who waits for whom as a tree. Each participant stands in it once, under the one directly ahead of it; a cycle is a
/// node of its own above its members. Immutable, thread-safe.
public final class WaitTree {

    private final ActivitySample sample;
    private final WaitGraph graph;
    private final List<Node> nodes = new ArrayList<>();
    private final BitSet[] below;
    private final long[] waited;

    /// Builds the tree of a reading; no database is asked.
    public WaitTree(ActivitySample sample) {
        this.sample = sample;
        this.graph = new WaitGraph(sample);
        this.below = graph.below();
        this.waited = waitedMillis();
        grow();
    }

    /// One node, in the order in which a tree is written: a node's children come right after it.
    ///
    /// @param who     the session, prepared transaction or cycle
    /// @param depth   0 for a root
    /// @param parent  place of the node it stands under, or -1
    /// @param size    how many nodes its branch has, itself included
    /// @param blocks  how many sessions wait for it, directly or not, each once
    /// @param longest the longest wait of those, or of a cycle's members
    /// @param waits   what it waits for; more than one only for the workers of a parallel query
    public record Node(Participant who, int depth, int parent, int size, int blocks, Duration longest,
            List<Wait> waits) {

        public Node {
            waits = List.copyOf(waits);
        }
    }

    /// One pair of those that wait and those they wait for.
    ///
    /// @param waiter the waiting process
    /// @param lock   what it waits for
    public record Edge(int waiter, Participant blocker, Wait lock) {}

    private void grow() {
        Set<Integer> inCycles = new HashSet<>();
        List<Top> tops = new ArrayList<>();
        for (int[] members : graph.cycles()) {
            Arrays.stream(members).forEach(inCycles::add);
            BitSet all = new BitSet();
            Arrays.stream(members).forEach(member -> all.or(below[member]));
            Arrays.stream(members).forEach(all::set);
            Duration longest = longest(all);
            Arrays.stream(members).forEach(all::clear);
            List<Integer> order = inOrder(members);
            tops.add(new Top(new Cycle(order.stream().map(this::pid).toList()), order, all.cardinality(), longest));
        }
        List<List<Integer>> children = new ArrayList<>();
        for (int i = 0; i < graph.size(); i++) {
            children.add(new ArrayList<>());
        }
        for (int i = 0; i < graph.size(); i++) {
            if (graph.isRoot(i)) {
                // one that blocks nobody: a wait the server names no blocker for, shown as what it is
                tops.add(new Top(graph.participant(i), List.of(i), below[i].cardinality(), longest(below[i])));
            } else if (!inCycles.contains(i)) {
                children.get(graph.parentOf(i)).add(i);
            }
        }
        tops.sort(Comparator.comparingDouble(Top::weight).reversed().thenComparingInt(top -> top.members().getFirst()));
        children.forEach(each -> each
                .sort(Comparator.comparing((Integer i) -> since(graph.waitsOf(i))).thenComparingInt(i -> i)));
        tops.forEach(top -> add(top, children));
    }

    /// What stands on top: a root with its number, or a cycle with its members'.
    private record Top(Participant who, List<Integer> members, int blocks, Duration longest) {

        double weight() {
            int waiting = who instanceof Cycle ? blocks + members.size() : blocks;
            return waiting * (double) Math.max(1, longest.toMillis());
        }
    }

    private void add(Top top, List<List<Integer>> children) {
        Deque<int[]> open = new ArrayDeque<>(); // number, depth, parent
        int first = nodes.size();
        if (top.who() instanceof Cycle) {
            nodes.add(new Node(top.who(), 0, -1, 1, top.blocks(), top.longest(), List.of()));
            for (int i = top.members().size() - 1; i >= 0; i--) {
                open.push(new int[]{top.members().get(i), 1, first});
            }
        } else {
            open.push(new int[]{top.members().getFirst(), 0, -1});
        }
        while (!open.isEmpty()) {
            int[] next = open.pop();
            int number = next[0];
            int place = nodes.size();
            nodes.add(new Node(graph.participant(number), next[1], next[2], 1, below[number].cardinality(),
                    longest(below[number]), graph.waitsOf(number)));
            List<Integer> below = children.get(number);
            for (int i = below.size() - 1; i >= 0; i--) {
                open.push(new int[]{below.get(i), next[1] + 1, place});
            }
        }
        size(first);
    }

    private void size(int first) {
        int[] sizes = new int[nodes.size() - first];
        for (int i = sizes.length - 1; i >= 0; i--) {
            sizes[i]++;
            Node node = nodes.get(first + i);
            if (node.parent() >= first) {
                sizes[node.parent() - first] += sizes[i];
            }
            nodes.set(first + i, new Node(node.who(), node.depth(), node.parent(), sizes[i], node.blocks(),
                    node.longest(), node.waits()));
        }
    }

    /// In the order in which each waits for the next, from the smallest process on.
    private List<Integer> inOrder(int[] members) {
        List<Integer> order = new ArrayList<>();
        Set<Integer> left = new HashSet<>();
        Arrays.stream(members).forEach(left::add);
        Comparator<Integer> byName = Comparator.comparingInt(this::pid);
        int at = left.stream().min(byName).orElseThrow();
        while (left.remove(at)) {
            order.add(at);
            at = Arrays.stream(graph.aheadOf(at)).boxed().filter(left::contains).min(byName)
                    .orElseGet(() -> left.stream().min(byName).orElse(-1));
        }
        return order;
    }

    /// Only sessions wait, so only they are in cycles.
    private int pid(int number) {
        return graph.participant(number) instanceof ServerProcess(int pid) ? pid : 0;
    }

    private static Instant since(List<Wait> waits) {
        Instant first = Instant.MAX;
        for (Wait wait : waits) {
            Instant since = wait.since();
            first = since != null && since.isBefore(first) ? since : first;
        }
        return first;
    }

    private long[] waitedMillis() {
        long[] waited = new long[graph.size()];
        for (int i = 0; i < waited.length; i++) {
            Instant since = since(graph.waitsOf(i));
            waited[i] = since.equals(Instant.MAX) || since.isAfter(sample.at())
                    ? 0
                    : Duration.between(since, sample.at()).toMillis();
        }
        return waited;
    }

    private Duration longest(BitSet numbers) {
        long longest = 0;
        for (int i = numbers.nextSetBit(0); i >= 0; i = numbers.nextSetBit(i + 1)) {
            longest = Math.max(longest, waited[i]);
        }
        return Duration.ofMillis(longest);
    }

    /// The reading it was built from.
    public ActivitySample sample() {
        return sample;
    }

    /// All nodes; roots and cycles by how many they block times the longest wait, children by how long they have waited.
    public List<Node> nodes() {
        return java.util.Collections.unmodifiableList(nodes);
    }

    /// How many processes wait.
    public int waiting() {
        return sample.waits().size();
    }

    /// Every set of sessions that wait for each other.
    public List<List<Integer>> cycles() {
        return graph.cycles().stream().map(members -> inOrder(members).stream().map(this::pid).toList()).toList();
    }

    /// All pairs, as the server tells them.
    public List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        for (Wait wait : sample.waits()) {
            wait.sessions().forEach(pid -> edges.add(new Edge(wait.pid(), new ServerProcess(pid), wait)));
            wait.prepared().forEach(gid -> edges.add(new Edge(wait.pid(), new Prepared(gid), wait)));
        }
        return edges;
    }

    /// The session of a process; empty where it ended during the reading.
    public Optional<Backend> backend(int pid) {
        return Optional.ofNullable(graph.backend(pid));
    }

    /// The prepared transaction of a name.
    public Optional<PreparedTransaction> prepared(String gid) {
        return sample.prepared().stream().filter(each -> each.gid().equals(gid)).findFirst();
    }

    /// Whether the server tells of any wait how long it lasts; else the ages above are zero because they are not known.
    public boolean tellsAges() {
        return sample.isQuiet() || sample.waits().stream().anyMatch(wait -> wait.since() != null);
    }

    /// How long a wait had lasted when it was read; empty where the server does not tell.
    public Optional<Duration> age(Wait wait) {
        @Nullable
        Instant since = wait.since();
        return since == null
                ? Optional.empty()
                : Optional.of(since.isAfter(sample.at()) ? Duration.ZERO : Duration.between(since, sample.at()));
    }

    /// Everybody a session waits for, the one it stands under first.
    public List<Participant> ahead(Participant who) {
        int number = graph.numberOf(who);
        if (number < 0) {
            return List.of();
        }
        int parent = graph.parentOf(number);
        List<Participant> ahead = new ArrayList<>();
        if (parent >= 0) {
            ahead.add(graph.participant(parent));
        }
        Arrays.stream(graph.aheadOf(number)).filter(each -> each != parent)
                .forEach(each -> ahead.add(graph.participant(each)));
        return ahead;
    }

    /// How many sessions go on, one after another, if this one ends: those behind it that are stopped by nobody else.
    public int frees(Participant who) {
        BitSet gone = new BitSet();
        BitSet behind = new BitSet();
        List<Participant> all = who instanceof Cycle(List<Integer> pids)
                ? pids.stream().map(pid -> (Participant) new ServerProcess(pid)).toList()
                : List.of(who);
        for (Participant each : all) {
            int number = graph.numberOf(each);
            if (number >= 0) {
                gone.set(number);
                behind.or(below[number]);
            }
        }
        behind.andNot(gone);
        behind.andNot(graph.stoppedWithout(gone));
        return behind.cardinality();
    }

    /// How many sessions go on at once if this one ends: those that wait for it alone. The others behind it follow as each
    /// lets go; of several that wait to lock one row in exclusive modes the next one then holds up the rest.
    public int freesAtOnce(Participant who) {
        Set<Integer> gone = new HashSet<>();
        if (who instanceof Cycle(List<Integer> pids)) {
            pids.forEach(pid -> gone.add(graph.numberOf(new ServerProcess(pid))));
        } else {
            gone.add(graph.numberOf(who));
        }
        int free = 0;
        for (int i = 0; i < graph.size(); i++) {
            boolean only = !graph.isRoot(i) && !gone.contains(i)
                    && Arrays.stream(graph.aheadOf(i)).allMatch(gone::contains);
            free += only ? 1 : 0;
        }
        return free;
    }

    /// What would free those behind a participant; empty where nobody waits for it.
    public Optional<Advice> advice(Participant who) {
        return new Adviser(this).about(who);
    }

    /// Sessions that wait to lock a whole table against everybody: every new query on the table queues behind them.
    public List<Node> queues() {
        return nodes.stream().filter(node -> node.waits().stream().anyMatch(WaitTree::stopsTable)).toList();
    }

    static boolean stopsTable(Wait wait) {
        return wait.object().type().equals("relation")
                && wait.mode().equals(LockMode.ACCESS_EXCLUSIVE.catalogName());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WaitTree tree && tree.sample.equals(sample);
    }

    @Override
    public int hashCode() {
        return sample.hashCode();
    }
}
