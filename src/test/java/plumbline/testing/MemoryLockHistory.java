package plumbline.testing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import plumbline.core.activity.ActivitySample;
import plumbline.core.activity.LockHistory;

/// Readings of waits that last as long as the test; all of them belong to the episodes a test puts in.
public final class MemoryLockHistory implements LockHistory {

    private final List<ActivitySample> samples = new CopyOnWriteArrayList<>();
    private final List<Episode> episodes = new CopyOnWriteArrayList<>();

    /// Adds an episode.
    public void put(Episode episode) {
        episodes.add(episode);
    }

    /// All that was kept, the oldest first.
    public List<ActivitySample> samples() {
        return samples;
    }

    @Override
    public void keep(String target, ActivitySample sample) {
        samples.add(sample);
    }

    @Override
    public List<Episode> episodes(String target, Instant from, Instant until) {
        return episodes.stream().filter(each -> each.target().equals(target) && !each.ended().isBefore(from)
                && !each.began().isAfter(until)).toList();
    }

    @Override
    public List<Instant> moments(long episode) {
        return samples.stream().map(ActivitySample::at).toList();
    }

    @Override
    public Optional<ActivitySample> at(long episode, Instant moment) {
        return samples.stream().filter(sample -> !sample.at().isAfter(moment)).reduce((_, later) -> later);
    }
}
