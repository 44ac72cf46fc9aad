package plumbline.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.core.activity.ActivitySample;
import plumbline.core.activity.LockHistory;
import plumbline.core.activity.WaitTree;

/// Waits of the past that last as long as the test. Readings at most ten seconds apart make one episode.
public final class PastWaits implements LockHistory {

    private static final Duration APART = Duration.ofSeconds(10);

    private final List<Kept> kept = new ArrayList<>();

    private record Kept(String target, List<ActivitySample> samples) {

        Episode episode(int id) {
            Duration longest = samples.stream().map(WaitTree::new)
                    .flatMap(tree -> tree.nodes().stream().map(WaitTree.Node::longest)).max(Duration::compareTo)
                    .orElse(Duration.ZERO);
            int peak = samples.stream().mapToInt(sample -> sample.waits().size()).max().orElse(0);
            return new Episode(id, target, samples.getFirst().at(), samples.getLast().at(), samples.size(), peak,
                    longest, "pid 4711 · psql · anna");
        }
    }

    @Override
    public synchronized void keep(String target, ActivitySample sample) {
        for (Kept each : kept) {
            if (each.target().equals(target)
                    && Duration.between(each.samples().getLast().at(), sample.at()).compareTo(APART) <= 0) {
                each.samples().add(sample);
                return;
            }
        }
        kept.add(new Kept(target, new ArrayList<>(List.of(sample))));
    }

    @Override
    public synchronized List<Episode> episodes(String target, Instant from, Instant until) {
        List<Episode> found = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            Episode episode = kept.get(i).episode(i);
            if (episode.target().equals(target) && !episode.ended().isBefore(from) && !episode.began().isAfter(until)) {
                found.add(episode);
            }
        }
        return found;
    }

    @Override
    public synchronized List<Instant> moments(long episode) {
        return kept.get((int) episode).samples().stream().map(ActivitySample::at).toList();
    }

    @Override
    public synchronized Optional<ActivitySample> at(long episode, Instant moment) {
        return kept.get((int) episode).samples().stream().filter(sample -> !sample.at().isAfter(moment))
                .reduce((_, last) -> last);
    }
}
