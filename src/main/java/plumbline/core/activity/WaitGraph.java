package plumbline.core.activity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The participants of one reading and who waits for whom, by small numbers; the processes of a parallel query are one.
///
/// Every step runs over numbers and without recursion: 500 sessions queueing for one row are 124,751 edges and a chain
/// 500 deep.
final class WaitGraph {

    private final List<Participant> participants = new ArrayList<>();
    private final Map<Participant, Integer> numbers = new HashMap<>();
    private final Map<Integer, Backend> backends = new HashMap<>();
    private final List<List<Wait>> waits = new ArrayList<>();
    private final int[][] ahead;
    private final int[][] behind;
    private final int[] part;
    private final List<int[]> parts;
    private final int[] depth;

    WaitGraph(ActivitySample sample) {
        sample.backends().forEach(backend -> backends.put(backend.pid(), backend));
        List<BitSet> blockers = new ArrayList<>();
        for (Wait wait : sample.waits()) {
            int waiter = number(processOf(wait.pid()));
            waits.get(waiter).add(wait);
            BitSet mine = new BitSet();
            wait.sessions().forEach(pid -> mine.set(number(processOf(pid))));
            wait.prepared().forEach(gid -> mine.set(number(new Participant.Prepared(gid))));
            mine.clear(waiter); // a parallel query does not wait for itself
            while (blockers.size() < participants.size()) {
                blockers.add(new BitSet());
            }
            blockers.get(waiter).or(mine);
        }
        int size = participants.size();
        ahead = new int[size][];
        int[] behindCount = new int[size];
        for (int i = 0; i < size; i++) {
            ahead[i] = blockers.get(i).stream().toArray();
            Arrays.stream(ahead[i]).forEach(each -> behindCount[each]++);
        }
        behind = new int[size][];
        Arrays.setAll(behind, i -> new int[behindCount[i]]);
        for (int i = size - 1; i >= 0; i--) {
            for (int each : ahead[i]) {
                behind[each][--behindCount[each]] = i;
            }
        }
        parts = new StrongParts(ahead).parts();
        part = new int[size];
        for (int i = 0; i < parts.size(); i++) {
            for (int member : parts.get(i)) {
                part[member] = i;
            }
        }
        depth = depths();
    }

    private Participant processOf(int pid) {
        Backend backend = backends.get(pid);
        return new Participant.ServerProcess(backend == null ? pid : backend.group());
    }

    private int number(Participant participant) {
        return numbers.computeIfAbsent(participant, fresh -> {
            participants.add(fresh);
            waits.add(new ArrayList<>());
            return participants.size() - 1;
        });
    }

    /// The longest way to somebody who waits for nobody, members of a cycle counted as one. Parts come with those they
    /// wait for first.
    private int[] depths() {
        int[] deep = new int[parts.size()];
        for (int i = 0; i < deep.length; i++) {
            for (int member : parts.get(i)) {
                for (int each : ahead[member]) {
                    if (part[each] != i) {
                        deep[i] = Math.max(deep[i], deep[part[each]] + 1);
                    }
                }
            }
        }
        return deep;
    }

    int size() {
        return participants.size();
    }

    Participant participant(int number) {
        return participants.get(number);
    }

    /// The number of a participant, or -1.
    int numberOf(Participant participant) {
        return numbers.getOrDefault(participant, -1);
    }

    @Nullable
    Backend backend(int pid) {
        return backends.get(pid);
    }

    /// What the processes of a participant wait for; none for a root.
    List<Wait> waitsOf(int number) {
        return waits.get(number);
    }

    /// Whom it waits for.
    int[] aheadOf(int number) {
        return ahead[number];
    }

    /// Whether it waits for nobody.
    boolean isRoot(int number) {
        return ahead[number].length == 0;
    }

    /// The members of its cycle; itself alone where it is in none.
    int[] cycleOf(int number) {
        return parts.get(part[number]);
    }

    /// Every set of those that wait for each other.
    List<int[]> cycles() {
        return parts.stream().filter(members -> members.length > 1).toList();
    }

    /// The one directly ahead: of those it waits for the one that stands deepest, since it waits for all the others,
    /// too; among equals the one that queued last, then the one whose transaction is oldest.
    int parentOf(int number) {
        int best = -1;
        for (int each : ahead[number]) {
            if (best < 0 || isNearer(each, best)) {
                best = each;
            }
        }
        return best;
    }

    private boolean isNearer(int one, int other) {
        int deeper = Integer.compare(depth[part[one]], depth[part[other]]);
        if (deeper != 0) {
            return deeper > 0;
        }
        int later = queued(one).compareTo(queued(other));
        if (later != 0) {
            return later > 0;
        }
        int older = begun(other).compareTo(begun(one));
        return older != 0 ? older > 0 : order(one) < order(other);
    }

    private Instant queued(int number) {
        Instant latest = Instant.MIN;
        for (Wait wait : waits.get(number)) {
            Instant since = wait.since();
            if (since != null && since.isAfter(latest)) {
                latest = since;
            }
        }
        return latest;
    }

    private Instant begun(int number) {
        Backend backend = participants.get(number) instanceof Participant.ServerProcess(int pid)
                ? backends.get(pid)
                : null;
        Instant transaction = backend == null ? null : backend.transaction();
        return transaction == null ? Instant.MAX : transaction;
    }

    private int order(int number) {
        return participants.get(number) instanceof Participant.ServerProcess(int pid) ? pid : 0;
    }

    /// For each, everybody that waits for it, directly or not, itself left out.
    BitSet[] below() {
        BitSet[] below = new BitSet[size()];
        // those that wait come after those they wait for, so the last ones are known first
        for (int i = parts.size() - 1; i >= 0; i--) {
            BitSet all = new BitSet();
            for (int member : parts.get(i)) {
                for (int each : behind[member]) {
                    all.set(each);
                    if (part[each] != i) {
                        all.or(below[each]);
                    }
                }
            }
            for (int member : parts.get(i)) {
                BitSet mine = (BitSet) all.clone();
                mine.clear(member);
                below[member] = mine;
            }
        }
        return below;
    }

    /// Everybody who would still be stopped by somebody who waits for nobody, or by a cycle, if some were not there.
    BitSet stoppedWithout(BitSet gone) {
        BitSet seen = new BitSet();
        int[] stack = new int[size()];
        int height = 0;
        for (int i = 0; i < size(); i++) {
            boolean source = isRoot(i) || cycleOf(i).length > 1;
            if (source && !gone.get(i)) {
                stack[height++] = i;
                while (height > 0) {
                    for (int each : behind[stack[--height]]) {
                        if (!gone.get(each) && !seen.get(each)) {
                            seen.set(each);
                            stack[height++] = each;
                        }
                    }
                }
            }
        }
        return seen;
    }
}
