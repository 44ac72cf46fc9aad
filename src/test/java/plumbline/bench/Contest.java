package plumbline.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Measures peers in turn within one run, so that whatever else happens on the machine happens to all of them.
final class Contest {

    private final String title;
    private final int turns;
    private final Map<String, Peer> peers = new LinkedHashMap<>();
    private final Map<String, Step> before = new LinkedHashMap<>();
    private final Map<String, long[]> millis = new LinkedHashMap<>();
    private final Map<String, Long> figures = new LinkedHashMap<>();

    /// @param turns how often each is measured, after a turn that warms
    Contest(String title, int turns) {
        this.title = title;
        this.turns = turns;
    }

    /// Something that is measured; it gives what else it has to tell, such as the bytes it left.
    @FunctionalInterface
    interface Peer {
        long run() throws Exception;
    }

    /// What comes before each measurement and is not measured.
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    Contest peer(String name, Step first, Peer peer) {
        before.put(name, first);
        peers.put(name, peer);
        return this;
    }

    Contest peer(String name, Peer peer) {
        return peer(name, () -> {
            // nothing to do
        }, peer);
    }

    /// Measures all and prints what each took.
    ///
    /// @param unit of the peers' own figures, `MiB` for bytes
    Contest run(String unit) throws Exception {
        for (int turn = -1; turn < turns; turn++) {
            for (Map.Entry<String, Peer> peer : peers.entrySet()) {
                before.getOrDefault(peer.getKey(), () -> {
                    // nothing to do
                }).run();
                long begun = System.nanoTime();
                long figure = peer.getValue().run();
                long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
                if (turn >= 0) {
                    millis.computeIfAbsent(peer.getKey(), _ -> new long[turns])[turn] = took;
                    figures.put(peer.getKey(), figure);
                }
            }
        }
        System.out.printf(Locale.ROOT, "%n%s, ms, median of %d%n", title, turns);
        millis.forEach((peer, its) -> System.out.printf(Locale.ROOT, "  %-34s %7d  %10.1f %s  %s%n", peer,
                (long) median(peer), unit.equals("MiB") ? figure(peer) / 1048576.0 : figure(peer), unit,
                Arrays.toString(its)));
        return this;
    }

    /// The median of a peer's times.
    double median(String peer) {
        long[] sorted = millis.getOrDefault(peer, new long[1]).clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    double figure(String peer) {
        return figures.getOrDefault(peer, 0L);
    }

    /// How many times the first one's time the second one takes.
    double times(String one, String other) {
        return median(other) / Math.max(1, median(one));
    }
}
