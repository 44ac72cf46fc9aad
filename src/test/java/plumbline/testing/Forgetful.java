package plumbline.testing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plumbline.core.check.CheckResult;
import plumbline.core.check.FindingHistory;
import plumbline.core.health.MetricHistory;
import plumbline.core.health.Reading;

/// Histories that keep nothing, for tests that are about something else.
public final class Forgetful implements FindingHistory, MetricHistory {

    @Override
    public void keep(CheckResult result) {
        // forgotten
    }

    @Override
    public List<Count> since(String target, String checkPath, Instant from) {
        return List.of();
    }

    @Override
    public Optional<Count> lastBefore(String target, String checkPath, Instant moment) {
        return Optional.empty();
    }

    @Override
    public void keep(String target, List<Reading> readings) {
        // forgotten
    }

    @Override
    public List<Point> between(String target, String metric, Instant from, Instant to, int most) {
        return List.of();
    }
}
