package plumbline.core.activity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.LockHistory.Episode;
import plumbline.core.activity.Participant.ServerProcess;

/// What the readings of an episode say together. Made once, by [#of].
final class Incident {

    /// More readings than this are not looked at one by one: they are taken at equal distances.
    static final int MOST_READINGS = 300;
    /// In a longer queue only whom each stands directly behind is told; the rest follows from it.
    private static final int MOST_EDGES = 1000;

    private final Map<PairKey, Pair> pairs = new LinkedHashMap<>();
    private final List<Reign> reigns = new ArrayList<>();
    private final Map<Participant, String> names = new LinkedHashMap<>();
    private @Nullable WaitTree peak;
    private @Nullable WaitTree last;
    private int kept;
    private int read;
    private boolean thinned;
    private boolean limited;

    /// Two that were seen, one waiting for the other.
    ///
    /// @param first the first reading that shows it
    /// @param last  the last one
    record Pair(String waiter, String blocker, String mode, String object, Instant first, Instant last) {}

    private record PairKey(int waiter, Participant blocker, String mode, LockedObject object) {}

    /// How long one root blocked most.
    ///
    /// @param most how many it blocked when it blocked most
    record Reign(Participant root, String name, Instant from, Instant until, int most) {}

    static Incident of(LockHistory history, Episode episode) {
        Incident incident = new Incident();
        List<Instant> moments = history.moments(episode.id());
        incident.kept = moments.size();
        for (Instant moment : chosen(moments)) {
            history.at(episode.id(), moment).filter(sample -> !sample.isQuiet()).ifPresent(incident::add);
        }
        return incident;
    }

    private static Set<Instant> chosen(List<Instant> moments) {
        if (moments.size() <= MOST_READINGS) {
            return new LinkedHashSet<>(moments);
        }
        Set<Instant> chosen = new LinkedHashSet<>();
        for (int i = 0; i < MOST_READINGS; i++) {
            chosen.add(moments.get((int) ((long) i * (moments.size() - 1) / (MOST_READINGS - 1))));
        }
        return chosen;
    }

    private void add(ActivitySample sample) {
        read++;
        limited |= sample.limited();
        WaitTree before = last;
        boolean stands = before != null && before.sample().waits().equals(sample.waits())
                && before.sample().backends().equals(sample.backends());
        WaitTree tree = before != null && stands ? before : new WaitTree(sample);
        last = tree;
        WaitTree highest = peak;
        if (highest == null || tree.waiting() > highest.waiting()) {
            peak = tree;
        }
        pairs(tree, sample.at());
        reign(tree, sample.at());
    }

    private void pairs(WaitTree tree, Instant at) {
        int edges = tree.sample().waits().stream().mapToInt(wait -> wait.sessions().size()).sum();
        if (edges <= MOST_EDGES) {
            tree.edges().forEach(edge -> pair(tree, edge.lock(), edge.blocker(), at));
            return;
        }
        thinned = true;
        for (WaitTree.Node node : tree.nodes()) {
            List<Participant> ahead = tree.ahead(node.who());
            if (!ahead.isEmpty()) {
                node.waits().forEach(wait -> pair(tree, wait, ahead.getFirst(), at));
            }
        }
    }

    private void pair(WaitTree tree, Wait wait, Participant blocker, Instant at) {
        pairs.merge(new PairKey(wait.pid(), blocker, wait.mode(), wait.object()),
                new Pair(name(tree, new ServerProcess(wait.pid())), name(tree, blocker), wait.mode(),
                        wait.object().line(), at, at),
                (first, next) -> new Pair(first.waiter(), first.blocker(), first.mode(), first.object(),
                        first.first(), next.last()));
    }

    private void reign(WaitTree tree, Instant at) {
        Optional<WaitTree.Node> top = tree.nodes().stream().filter(node -> node.depth() == 0)
                .max(Comparator.comparingInt(Incident::weight));
        if (top.isEmpty()) {
            return;
        }
        Participant root = top.get().who();
        int blocks = weight(top.get());
        Reign now = reigns.isEmpty() ? null : reigns.getLast();
        if (now != null && now.root().equals(root)) {
            reigns.set(reigns.size() - 1,
                    new Reign(root, now.name(), now.from(), at, Math.max(now.most(), blocks)));
        } else {
            reigns.add(new Reign(root, name(tree, root), at, at, blocks));
        }
    }

    private static int weight(WaitTree.Node node) {
        return node.who() instanceof Participant.Cycle(List<Integer> pids)
                ? node.blocks() + pids.size()
                : node.blocks();
    }

    private String name(WaitTree tree, Participant who) {
        return names.computeIfAbsent(who, each -> ParticipantName.of(tree, each));
    }

    /// The tree when most sessions waited; empty where no reading is left.
    Optional<WaitTree> peak() {
        return Optional.ofNullable(peak);
    }

    /// All pairs, the one that was seen first before the others.
    List<Pair> pairs() {
        return List.copyOf(pairs.values());
    }

    List<Reign> reigns() {
        return reigns;
    }

    /// How many readings are kept.
    int kept() {
        return kept;
    }

    /// How many of them were looked at.
    int read() {
        return read;
    }

    /// Whether in some readings only whom each stands directly behind was taken.
    boolean thinned() {
        return thinned;
    }

    /// Whether some reading shows the role's own sessions only.
    boolean limited() {
        return limited;
    }
}
