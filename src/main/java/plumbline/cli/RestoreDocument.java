package plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Drift;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.checkpoint.SequenceDifference;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.checkpoint.restore.SaidText;
import plumbline.core.health.Bytes;
import plumbline.core.problem.ProblemText;
import plumbline.core.target.Engine;

/// What a restore would do or did, for people and for programs.
///
/// @param request what was asked for
/// @param said    the words
record RestoreDocument(RestoreRequest request, Said said) {

    private static final String NUMBER = "cli.checkpoint.";

    /// A plan.
    ///
    /// @param script the file it was written into, or empty
    Answer planned(RestorePlan plan, String script) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(said.text("cli.restore.preview", request.checkpoint().id(),
                request.target().name(), request.target().environment().word(), mode(), plan.changes())));
        blocks.add(new Block.Line(said.text("cli.restore.order", order(plan.order()))));
        if (!plan.cycles().isEmpty()) {
            blocks.add(new Block.Line(said.text("cli.restore.cycles", String.join("; ", plan.cycles().stream()
                    .map(RestoreDocument::order).toList()))));
        }
        blocks.add(table(List.of(NUMBER + "inserts", NUMBER + "updates", NUMBER + "deletes", NUMBER + "rows"),
                plan.tables().stream().map(each -> List.of(each.name().toString(), count(each.inserts()),
                        count(each.updates()), count(each.deletes()), count(each.rows()))).toList()));
        plan.tables().forEach(each -> each.drift().forEach(drift -> blocks.add(
                new Block.Line(each.name() + ": " + drift.forRestore().in(said.messages().get())))));
        list(blocks, "cli.restore.sequences", plan.sequences().stream().map(RestoreDocument::sequence).toList());
        list(blocks, "cli.restore.suppressed", plan.suppressed());
        list(blocks, "cli.restore.refreshed", plan.refreshed());
        plan.warnings().forEach(warning -> blocks.add(line(warning)));
        plan.locks().forEach(lock -> blocks.add(line(lock)));
        boolean file = request.target().engine() == Engine.SQLITE;
        blocks.add(new Block.Line(said.text(file ? "cli.restore.estimate-file" : "cli.restore.estimate",
                count(plan.millis()),
                plan.wal() < 0 ? "?" : Bytes.text((double) plan.wal()))));
        List<String> obstacles = plan.obstacles().stream().map(new ProblemText(said.messages().get())::line).toList();
        obstacles.forEach(obstacle -> blocks.add(new Block.Line(said.text("cli.restore.obstacle", obstacle))));
        blocks.add(new Block.Line(script.isEmpty()
                ? said.text(obstacles.isEmpty() ? "cli.repair.nothing-changed" : "cli.restore.impossible")
                : said.text("cli.restore.script", script)));
        Map<String, @Nullable Object> json = json(plan, obstacles);
        json.put("script", script.isEmpty() ? null : script);
        return new Answer(json, blocks, ExitCode.OK);
    }

    private Map<String, @Nullable Object> json(RestorePlan plan, List<String> obstacles) {
        Map<String, @Nullable Object> json = head(false, plan.order(), plan.tables().stream().map(each -> {
            Map<String, @Nullable Object> table = CheckpointWords.table(each.name());
            table.put("rows", each.rows());
            table.put("inserted", each.inserts());
            table.put("updated", each.updates());
            table.put("deleted", each.deletes());
            table.put("drift", each.drift().stream().map(RestoreDocument::drift).toList());
            return table;
        }).toList(), plan.tables().stream().mapToLong(RestorePlan.TablePlan::rows).sum(), plan.changes());
        json.put("safety", null);
        json.put("verified", false);
        json.put("millis", plan.millis());
        json.put("run", null);
        json.put("cycles", plan.cycles().stream().map(cycle -> cycle.stream().map(Object::toString).toList())
                .toList());
        json.put("sequences", plan.sequences().stream().map(each -> Json.object("name", each.name().toString(),
                "before", stand(each.before()), "after", stand(each.after()))).toList());
        json.put("suppressedTriggers", plan.suppressed());
        json.put("refreshedViews", plan.refreshed());
        json.put("warnings", plan.warnings().stream().map(this::text).toList());
        json.put("locks", plan.locks().stream().map(this::text).toList());
        json.put("readersWait", plan.readersWait());
        json.put("walBytes", plan.wal() < 0 ? null : plan.wal());
        json.put("obstacles", obstacles);
        return json;
    }

    /// A result.
    ///
    /// @param afterwards what packs had run after it
    /// @param word       the target as it was typed
    Answer done(RestoreResult result, List<RestorePlan.Said> afterwards, String word) {
        List<Block> blocks = new ArrayList<>();
        if (result.run().isEmpty()) {
            blocks.add(new Block.Heading(said.text("cli.restore.none", request.checkpoint().id(),
                    request.target().name())));
        } else {
            blocks.add(new Block.Heading(said.text("cli.restore.done", request.checkpoint().id(),
                    request.target().name(), result.changed(), count(result.millis()))));
            blocks.add(new Block.Line(said.text("cli.restore.order", order(result.order()))));
        }
        blocks.add(table(List.of(NUMBER + "inserts", NUMBER + "updates", NUMBER + "deletes", NUMBER + "rows"),
                result.tables().stream().map(each -> List.of(each.name().toString(), count(each.inserted()),
                        count(each.updated()), count(each.deleted()), count(each.rows()))).toList()));
        if (result.verified()) {
            blocks.add(new Block.Line(said.text("cli.restore.verified")));
        }
        List<RestorePlan.Said> heard = new ArrayList<>(result.after());
        heard.addAll(afterwards);
        for (RestorePlan.Said each : heard) {
            blocks.add(line(each));
            if (each.key().equals("restoring.after.repair")) {
                blocks.add(new Block.Verbatim(
                        "plumbline repair " + ShellWord.of(word) + " --check " + each.arguments().get(3)
                                + " --way " + each.arguments().get(1)));
            }
        }
        if (!result.safety().isEmpty()) {
            blocks.add(new Block.Line(said.text("cli.restore.safety", result.safety(), result.run(),
                    ShellWord.of(word))));
        }
        Map<String, @Nullable Object> json = head(true, result.order(), result.tables().stream().map(each -> {
            Map<String, @Nullable Object> table = CheckpointWords.table(each.name());
            table.put("rows", each.rows());
            table.put("inserted", each.inserted());
            table.put("updated", each.updated());
            table.put("deleted", each.deleted());
            return table;
        }).toList(), result.rows(), result.changed());
        json.put("safety", result.safety().isEmpty() ? null : result.safety());
        json.put("verified", result.verified());
        json.put("millis", result.millis());
        json.put("run", result.run().isEmpty() ? null : result.run());
        json.put("after", heard.stream().map(this::text).toList());
        return new Answer(json, blocks, ExitCode.OK);
    }

    private Map<String, @Nullable Object> head(boolean executed, List<?> order, List<?> tables, long rows,
            long changed) {
        return Json.object("checkpoint", request.checkpoint().id(), "target", request.target().name(), "executed",
                executed, "safety", null, "order", order.stream().map(Object::toString).toList(), "tables", tables,
                "rows", rows, "verified", null, "millis", null, "mode", mode(), "changed", changed);
    }

    private String mode() {
        return request.mode() == RestoreRequest.Mode.RELOAD ? "reload" : "delta";
    }

    private Block table(List<String> keys, List<List<String>> rows) {
        List<String> heads = new ArrayList<>(List.of(said.text("cli.checkpoint.table")));
        keys.forEach(key -> heads.add(said.text(key)));
        return new Block.Table(heads, List.of(false, true, true, true, true), rows);
    }

    private void list(List<Block> blocks, String key, List<String> things) {
        if (!things.isEmpty()) {
            blocks.add(new Block.Line(said.text(key, String.join(", ", things))));
        }
    }

    private Block line(RestorePlan.Said sentence) {
        return new Block.Line(text(sentence));
    }

    private String text(RestorePlan.Said sentence) {
        return new SaidText(said.messages().get()).of(sentence);
    }

    private static String order(List<?> tables) {
        return String.join(" -> ", tables.stream().map(Object::toString).toList());
    }

    /// A difference in structure.
    static Map<String, @Nullable Object> drift(Drift drift) {
        return Json.object("what", drift.what(), "detail", drift.detail(), "blocks", drift.blocks());
    }

    /// A sequence that stands elsewhere, from where to where.
    static String sequence(SequenceDifference difference) {
        return difference.name() + " " + word(difference.before()) + " → " + word(difference.after());
    }

    private static String word(@Nullable SequenceForm sequence) {
        return sequence == null ? "∅" : sequence.last() + (sequence.called() ? "" : "*");
    }

    /// Where a sequence stands, for programs.
    static @Nullable Map<String, @Nullable Object> stand(@Nullable SequenceForm sequence) {
        return sequence == null
                ? null
                : Json.object("last", sequence.last(), "called", sequence.called(), "increment",
                        sequence.increment());
    }

    private static String count(long number) {
        return CheckpointWords.count(number);
    }
}
