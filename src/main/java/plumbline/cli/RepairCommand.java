package plumbline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plumbline.core.check.Checks;
import plumbline.core.export.ScriptFiles;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.pack.Check;
import plumbline.core.pack.Repair;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.repair.RepairPlan;
import plumbline.core.repair.RepairRequest;
import plumbline.core.repair.RepairResult;
import plumbline.core.repair.RepairScript;
import plumbline.core.repair.Repairs;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// `repair`: previews a repair, or applies it.
@Command(name = "repair", description = "Preview the repair of a check's findings, or apply it with --execute.")
final class RepairCommand implements Callable<Answer> {

    private final TargetNames names;
    private final Supplier<Checks> checks;
    private final Supplier<Repairs> repairs;
    private final Unfinished unfinished;
    private final Options options;
    private final Said said;

    @Mixin
    TargetWord target = new TargetWord();

    @Option(names = "--check", paramLabel = "ID", required = true, description = "whose findings to put right")
    String check = "";

    @Option(names = "--pack", paramLabel = "ID", description = "the check's pack, where two have one of this id")
    @Nullable
    String pack;

    @Option(names = "--way", paramLabel = "ID", description = "which repair (default: the first of the check that can work here)")
    String way = "";

    @Option(names = "--key", paramLabel = "COL=VALUE,…", description = "only this finding; may be given several times")
    List<String> keys = new ArrayList<>();

    @Option(names = "--ticket", paramLabel = "TEXT", description = "kept in the journal")
    String ticket = "";

    @Option(names = "--script", paramLabel = "FILE", description = "write the guarded SQL into this file, and its undo beside it, instead of applying")
    @Nullable
    Path script;

    @Mixin
    ChangeOptions change = new ChangeOptions();

    @Mixin
    ServiceOption service = new ServiceOption();

    RepairCommand(TargetNames names, Supplier<Checks> checks, Supplier<Repairs> repairs, Unfinished unfinished,
            Options options, Said said) {
        this.names = names;
        this.checks = checks;
        this.repairs = repairs;
        this.unfinished = unfinished;
        this.options = options;
        this.said = said;
    }

    @Override
    public Answer call() {
        Target found = service.at(names.find(target.word, change.environment));
        List<Map<String, String>> chosen = keys.stream().map(FindingKeys::parse).toList();
        Check asked = checks.get().chosen(found, pack == null ? List.of() : List.of(pack), List.of(check)).orThrow()
                .getFirst();
        Optional<Repair> named = way.isEmpty() ? Optional.empty() : Optional.of(named(asked));
        change.permit(found, options.readOnly);
        unfinished.resolve(found);
        Repair repair = named.orElseGet(() -> repairs.get().way(found, asked).orThrow());
        RepairRequest request = new RepairRequest(found, asked, repair, chosen, ticket);
        if (script != null) {
            return written(request, repairs.get().preview(request, WorkContext.none()).orThrow(), script);
        }
        if (change.execute) {
            return done(request, repairs.get().applyUnseen(request, WorkContext.none()).orThrow());
        }
        return planned(request, repairs.get().preview(request, WorkContext.none()).orThrow());
    }

    private Repair named(Check asked) {
        return asked.repair(way).orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.UNKNOWN_WAY, way,
                String.join(", ", asked.repairs().stream().map(Repair::id).toList()))));
    }

    private Answer written(RepairRequest request, RepairPlan plan, Path file) {
        RepairScript text = repairs.get().script(plan).orThrow();
        Path undo = ScriptFiles.undoOf(file);
        ScriptFiles.write(file, text.repair());
        if (!text.undo().isEmpty()) {
            ScriptFiles.write(undo, text.undo());
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(said.text("cli.repair.script", request.check().path(), file.toString(),
                plan.findings().size())));
        blocks.add(new Block.Line(text.undo().isEmpty()
                ? said.text("cli.repair.script-no-undo")
                : said.text("cli.repair.script-undo", undo.toString())));
        blocks.add(new Block.Line(said.text("cli.repair.nothing-changed")));
        Map<String, @Nullable Object> json = json(request, List.of(), false, plan.change(), plan.verified(),
                plan.remaining(), plan.millis());
        json.put("script", file.toString());
        json.put("undoScript", text.undo().isEmpty() ? null : undo.toString());
        return new Answer(json, blocks, ExitCode.OK);
    }

    private Answer planned(RepairRequest request, RepairPlan plan) {
        List<Block> blocks = new ArrayList<>();
        long rows = plan.change().size();
        blocks.add(new Block.Heading(said.text("cli.repair.preview", request.check().path(), request.target().name(),
                request.target().environment().word(), rows)));
        blocks.add(new Block.Line(request.way().does().in(said.messages().get().language())));
        blocks.add(new Block.Line(request.way().locks().in(said.messages().get().language())));
        blocks.add(new Block.Verbatim(plan.statement()));
        blocks.addAll(ChangedRows.tables(plan.change(), request.check().masked()));
        plan.notes().forEach(note -> blocks.add(new Block.Line(said.text(note))));
        blocks.add(new Block.Line(said.text(plan.verified() ? "cli.repair.would-verify" : "cli.repair.would-not-verify",
                plan.remaining())));
        blocks.add(new Block.Line(said.text("cli.repair.nothing-changed")));
        return new Answer(
                json(request, List.of(), false, plan.change(), plan.verified(), plan.remaining(), plan.millis()),
                blocks, ExitCode.OK);
    }

    private Answer done(RepairRequest request, RepairResult result) {
        List<Block> blocks = new ArrayList<>();
        if (result.run().isEmpty() && result.remaining() == 0) { // clean, or another console was faster
            blocks.add(new Block.Heading(said.text("cli.repair.none", request.check().path(),
                    request.target().name())));
        } else {
            blocks.add(new Block.Heading(said.text("cli.repair.done", request.check().path(), request.target().name(),
                    result.changed())));
            blocks.addAll(ChangedRows.tables(result.change(), request.check().masked()));
            blocks.add(new Block.Line(said.text("cli.repair.verified", result.remaining())));
        }
        if (!result.run().isEmpty()) {
            blocks.add(new Block.Line(said.text("cli.repair.run", result.run(), target.word)));
        }
        return new Answer(json(request, result.runs(), true, result.change(), result.verified(), result.remaining(),
                result.millis()), blocks, ExitCode.OK);
    }

    private static Map<String, @Nullable Object> json(RepairRequest request, List<String> runs, boolean executed,
            ChangeRecord change,
            boolean verified, long remaining, long millis) {
        String run = runs.isEmpty() ? null : runs.getFirst();
        return Json.object("run", run, "runs", runs, "check", request.check().id(), "executed", executed,
                "rows", ChangedRows.json(change, request.check().masked()), "changed", change.size(),
                "verified", verified, "remaining", remaining, "safety", run == null ? null : "journal:" + run,
                "millis", millis);
    }
}
