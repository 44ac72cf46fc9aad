package plumbline.testing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.check.BaselineRecording;
import plumbline.core.check.Baselines.Recorded;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.check.SavedNumbers;
import plumbline.core.check.Schedules;
import plumbline.core.pack.Check;
import plumbline.core.problem.Outcome;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.ui.inconsistencies.Decisions;
import plumbline.ui.inconsistencies.Dialogs;
import plumbline.ui.inconsistencies.IgnoreViewModel;
import plumbline.ui.inconsistencies.ScheduleViewModel;

/// What people decide about checks, in memory; the questions are remembered instead of shown.
public final class MemoryDecisions implements IgnoredFindings, Schedules, BaselineRecording, Dialogs {

    public final List<IgnoreViewModel> ignoreQuestions = new ArrayList<>();
    public final List<ScheduleViewModel> scheduleQuestions = new ArrayList<>();
    private final Map<String, List<Ignored>> ignored = new HashMap<>();
    private final Map<String, String> times = new HashMap<>();
    private final Map<String, Recorded> recorded = new HashMap<>();

    public Decisions with(Clock clock) {
        return new Decisions(this, this, this, this, "dba", clock);
    }

    @Override
    public List<Ignored> of(String target, String checkPath, Instant now) {
        return ignored.getOrDefault(target + " " + checkPath, List.of()).stream()
                .filter(each -> each.until().isAfter(now)).toList();
    }

    @Override
    public void ignore(String target, String checkPath, List<Ignored> findings) {
        heed(target, checkPath, findings.stream().map(Ignored::key).toList());
        ignored.computeIfAbsent(target + " " + checkPath, _ -> new ArrayList<>()).addAll(findings);
    }

    @Override
    public void heed(String target, String checkPath, List<Map<String, String>> keys) {
        ignored.getOrDefault(target + " " + checkPath, new ArrayList<>())
                .removeIf(each -> keys.contains(each.key()));
    }

    @Override
    public Optional<String> chosen(String target, String checkPath) {
        return Optional.ofNullable(times.get(target + " " + checkPath));
    }

    @Override
    public Map<String, String> all(String target) {
        Map<String, String> all = new HashMap<>();
        times.forEach((key, cron) -> {
            if (key.startsWith(target + " ")) {
                all.put(key.substring(target.length() + 1), cron);
            }
        });
        return all;
    }

    @Override
    public void choose(String target, String checkPath, String cron) {
        times.put(target + " " + checkPath, cron);
    }

    @Override
    public Outcome<Recorded> record(Target target, Check check, WorkContext context) {
        Recorded numbers = new Recorded(Map.of("distillations", 7L), "counted", "dba", Shop.NOON);
        recorded.put(target.name() + " " + check.path(), numbers);
        return new Outcome.Done<>(numbers);
    }

    @Override
    public Outcome<Recorded> recordSaved(Target target, Check check, String checkpoint, WorkContext context) {
        Recorded numbers = new Recorded(Map.of("distillations", 5L), checkpoint, "dba", Shop.NOON);
        recorded.put(target.name() + " " + check.path(), numbers);
        return new Outcome.Done<>(numbers);
    }

    @Override
    public List<SavedNumbers.Offer> saved(Target target, Check check) {
        return List.of(new SavedNumbers.Offer("checkpoint_20261120_120000", Shop.NOON, "before the release"));
    }

    @Override
    public Optional<Recorded> recorded(String target, String checkPath) {
        return Optional.ofNullable(recorded.get(target + " " + checkPath));
    }

    @Override
    public void forget(String target, String checkPath) {
        times.remove(target + " " + checkPath);
        recorded.remove(target + " " + checkPath);
    }

    @Override
    public void open(IgnoreViewModel ignore) {
        ignoreQuestions.add(ignore);
    }

    @Override
    public void open(ScheduleViewModel schedule) {
        scheduleQuestions.add(schedule);
    }
}
