package plumbline.core.checkpoint.restore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckStatus;
import plumbline.core.check.Checks;
import plumbline.core.checkpoint.RestorePlan.Said;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.pack.Check;
import plumbline.core.pack.CheckpointRules;
import plumbline.core.pack.Kind;
import plumbline.core.pack.Pack;
import plumbline.core.pack.Packs;
import plumbline.core.pack.Severity;
import plumbline.core.problem.Outcome;
import plumbline.core.session.Needs;
import plumbline.core.sql.TableName;
import plumbline.core.target.Target;
import plumbline.core.text.LocalText;
import plumbline.core.work.WorkContext;

/// Runs what packs declare for the time after a restore: their checks, the numbers of rows, and after a restore of a part
/// the question whether one of their repairs is called for. Thread-safe; blocks until everything answered.
public final class AfterRestore {

    private static final int NO_ROWS = 0;
    private static final Duration COUNTING = Duration.ofMinutes(10);

    private final Packs packs;
    private final Checks checks;

    public AfterRestore(Packs packs, Checks checks) {
        this.packs = packs;
        this.checks = checks;
    }

    /// Asks the target, unless nothing was changed in it. Never fails: what could not be asked is said.
    ///
    /// @return what came of it, with texts of the area `restoring`; empty where no pack has a say
    public List<Said> run(RestoreRequest request, RestoreResult result, WorkContext context) {
        List<Said> said = new ArrayList<>();
        if (result.run().isEmpty()) {
            return said;
        }
        List<Pack> fitting = new FittingPacks(packs).of(request);
        if (fitting.stream().anyMatch(pack -> FittingPacks.rules(pack).counts()) && request.choice().all()) {
            said.addAll(counts(request, result, context));
        }
        for (Pack pack : fitting) {
            said.addAll(checks(pack, request, result, context));
        }
        return said;
    }

    private List<Said> checks(Pack pack, RestoreRequest request, RestoreResult result, WorkContext context) {
        CheckpointRules rules = FittingPacks.rules(pack);
        Map<String, CheckResult> answers = new HashMap<>();
        List<Said> said = new ArrayList<>();
        for (String id : rules.checks()) {
            ask(pack, id, request.target(), answers, context).ifPresent(answer -> said.add(said(answer)));
        }
        if (!isPartial(rules, request, result)) {
            return said;
        }
        for (CheckpointRules.Way way : rules.repairs()) {
            boolean asked = answers.containsKey(way.check());
            Optional<CheckResult> answer = ask(pack, way.check(), request.target(), answers, context);
            if (answer.isPresent() && answer.get().status() == CheckStatus.FINDINGS) {
                if (!asked) {
                    said.add(said(answer.get()));
                }
                said.add(new Said("restoring.after.repair",
                        List.of(pack.id() + "/" + way.check(), way.way(), request.target().name(), way.check())));
            }
        }
        return said;
    }

    private Optional<CheckResult> ask(Pack pack, String id, Target target, Map<String, CheckResult> answers,
            WorkContext context) {
        Optional<Check> check = pack.check(id).filter(each -> each.asksOn(target.engine()));
        return check.map(each -> answers.computeIfAbsent(id, _ -> checks.run(target, each, NO_ROWS, context)));
    }

    private static Said said(CheckResult answer) {
        String path = answer.check().path();
        Object reason = answer.problem() == null ? "" : answer.problem();
        return switch (answer.status()) {
            case CLEAN -> new Said("restoring.after.clean", List.of(path));
            case FINDINGS -> new Said("restoring.after.findings", List.of(path, answer.count()));
            case SKIPPED -> new Said("restoring.after.skipped", List.of(path, reason));
            case FAILED -> new Said("restoring.after.failed", List.of(path, reason));
        };
    }

    /// Whether less than what the pack calls a checkpoint was put back.
    private static boolean isPartial(CheckpointRules rules, RestoreRequest request, RestoreResult result) {
        boolean some = request.checkpoint().contents().tables().stream().anyMatch(table -> !table.whole());
        return some || !request.choice().all() || rules.tables().stream().anyMatch(table -> request.checkpoint()
                .contents().tables().stream().filter(saved -> saved.form().isMeantBy(table))
                .noneMatch(saved -> result.order().contains(saved.form().name())));
    }

    /// Counts the restored tables on the target; writers may have been there since.
    private List<Said> counts(RestoreRequest request, RestoreResult result, WorkContext context) {
        Map<String, Long> expected = new LinkedHashMap<>();
        for (SavedTable table : request.checkpoint().contents().tables()) {
            if (table.whole() && result.order().contains(table.form().name())) {
                expected.put(word(table.form().name()), table.rows());
            }
        }
        if (expected.isEmpty()) {
            return List.of();
        }
        Outcome<Map<String, Long>> counted = checks.counts(request.target(), question(request.target(), expected),
                context);
        return switch (counted) {
            case Outcome.Failed<Map<String, Long>>(var problem) ->
                List.of(new Said("restoring.after.counts-failed", List.of(problem)));
            case Outcome.Done<Map<String, Long>>(Map<String, Long> now) -> {
                List<Said> said = new ArrayList<>();
                expected.forEach((table, rows) -> {
                    Long its = now.get(table);
                    if (its == null || !its.equals(rows)) {
                        said.add(new Said("restoring.after.counts-differ",
                                List.of(table, rows, its == null ? "?" : its)));
                    }
                });
                yield said.isEmpty()
                        ? List.of(new Said("restoring.after.counts-same", List.of(expected.size())))
                        : said;
            }
        };
    }

    /// As a pack names it, so that odd names stay one name.
    private static String word(TableName name) {
        boolean plain = (name.table().name() + name.schema().map(each -> each.name()).orElse("")).matches("\\w*");
        return plain ? name.toString() : name.quoted();
    }

    private static Check question(Target target, Map<String, Long> expected) {
        LocalText title = LocalText.same("rows");
        return new Check("", "rows", title, title, Severity.INFO, new Kind.Baseline(expected, 0, 0),
                List.of(target.engine()), Map.of(), List.of("table"), "", "", Needs.of(Map.of()), COUNTING, "",
                List.of(), List.of());
    }
}
