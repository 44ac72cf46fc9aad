package plumbline.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckStatus;
import plumbline.core.check.FindingHistory;

/// Earlier answers kept in a list.
public final class FakeHistory implements FindingHistory {

    private final Map<String, List<Count>> counts = new HashMap<>();

    public void put(String target, String path, Instant at, long count) {
        counts.computeIfAbsent(target + " " + path, _ -> new ArrayList<>())
                .add(new Count(at, count == 0 ? CheckStatus.CLEAN : CheckStatus.FINDINGS, count));
    }

    @Override
    public void keep(CheckResult result) {
        put(result.target(), result.check().path(), result.at(), result.count());
    }

    @Override
    public List<Count> since(String target, String checkPath, Instant from) {
        return counts.getOrDefault(target + " " + checkPath, List.of()).stream()
                .filter(count -> !count.at().isBefore(from)).toList();
    }

    @Override
    public Optional<Count> lastBefore(String target, String checkPath, Instant moment) {
        return counts.getOrDefault(target + " " + checkPath, List.of()).stream()
                .filter(count -> count.at().isBefore(moment)).reduce((_, last) -> last);
    }
}
