package plumbline.ui.inconsistencies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import plumbline.core.pack.Check;
import plumbline.core.problem.Problem;
import plumbline.core.target.Target;
import plumbline.core.text.LocalText;
import plumbline.ui.inconsistencies.Entry.OfCheck;
import plumbline.ui.inconsistencies.Entry.Phase;

/// The checks of one target as they stand. Confined to the FX thread.
final class TargetChecks {
    private final Map<String, OfCheck> checks = new LinkedHashMap<>();
    private Target target;
    private @Nullable Problem problem;
    private int jobs;

    TargetChecks(Target target) {
        this.target = target;
    }

    Target target() {
        return target;
    }

    void target(Target edited) {
        this.target = edited;
    }

    void begin() {
        jobs++;
    }

    void listed(List<OfCheck> listed) {
        problem = null;
        Map<String, OfCheck> before = Map.copyOf(checks);
        checks.clear();
        for (OfCheck entry : listed) {
            OfCheck known = before.get(entry.check().path());
            checks.put(entry.check().path(), known == null ? entry : known.with(entry.phase()).with(entry.times()));
        }
    }

    void put(OfCheck entry) {
        checks.put(entry.check().path(), entry);
    }

    void phase(Check check, Phase phase) {
        checks.computeIfPresent(check.path(), (_, entry) -> entry.with(phase));
    }

    void times(Map<String, String> chosen) {
        checks.replaceAll((_, entry) -> entry.with(CheckList.times(entry.check(), chosen)));
    }

    boolean known() {
        return !checks.isEmpty();
    }

    @Nullable
    Problem problem() {
        return problem;
    }

    List<OfCheck> all() {
        return List.copyOf(checks.values());
    }

    // whatever was cancelled or failed on the way is no longer waited for
    void end(@Nullable Problem failure) {
        jobs--;
        if (failure != null) {
            problem = failure;
        }
        if (jobs == 0) {
            checks.replaceAll((_, entry) -> entry.with(Phase.IDLE));
        }
    }

    boolean running() {
        return jobs > 0;
    }

    long found() {
        return checks.values().stream().mapToLong(OfCheck::found).sum();
    }

    long withFindings() {
        return checks.values().stream().filter(entry -> entry.found() > 0).count();
    }

    Optional<OfCheck> check(String path) {
        return Optional.ofNullable(checks.get(path));
    }

    List<Entry> entries(Function<String, LocalText> packTitle) {
        List<Entry> lines = new ArrayList<>();
        lines.add(new Entry.OfTarget(target, running(), problem, found()));
        Map<String, List<OfCheck>> byPack = new LinkedHashMap<>();
        checks.values()
                .forEach(entry -> byPack.computeIfAbsent(entry.check().pack(), _ -> new ArrayList<>()).add(entry));
        byPack.forEach((pack, entries) -> {
            lines.add(new Entry.OfPack(target, pack, packTitle.apply(pack)));
            lines.addAll(entries);
        });
        return lines;
    }
}
