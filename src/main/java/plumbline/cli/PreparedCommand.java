package plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumbline.core.activity.PreparedPlan;
import plumbline.core.activity.PreparedReport;
import plumbline.core.activity.SessionControl;
import plumbline.core.activity.SignalText;
import plumbline.core.activity.Verb;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// `prepared`: ends a prepared transaction.
@Command(name = "prepared", description = "Commit or roll back a prepared transaction, which has no session.")
final class PreparedCommand implements Callable<Answer> {

    private final TargetNames names;
    private final Supplier<SessionControl> control;
    private final Unfinished unfinished;
    private final Options options;
    private final Said said;

    @Mixin
    TargetWord target = new TargetWord();

    @Parameters(index = "1", paramLabel = "GID", description = "the transaction's name, as locks names it")
    String gid = "";

    @Option(names = "--commit", description = "make its changes final")
    boolean commit;

    @Option(names = "--rollback", description = "throw its changes away")
    boolean rollback;

    @Mixin
    ChangeOptions change = new ChangeOptions();

    PreparedCommand(TargetNames names, Supplier<SessionControl> control, Unfinished unfinished, Options options,
            Said said) {
        this.names = names;
        this.control = control;
        this.unfinished = unfinished;
        this.options = options;
        this.said = said;
    }

    @Override
    public Answer call() {
        if (commit == rollback) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, "prepared", "--commit | --rollback"));
        }
        Verb verb = commit ? Verb.COMMIT_PREPARED : Verb.ROLLBACK_PREPARED;
        Target found = names.find(target.word, change.environment);
        change.permit(found, options.readOnly);
        PreparedPlan plan = control.get().planPrepared(found, verb, gid).orThrow();
        if (!change.execute) {
            return preview(found, plan);
        }
        unfinished.resolve();
        PreparedReport report = control.get().finish(found, plan, WorkContext.none()).orThrow();
        String sentence = said.text("signal.notice." + verb.word() + (report.ended() ? "" : ".unseen"), gid,
                found.name(), report.run());
        return new Answer(json(plan, report), List.of(new Block.Line(sentence)),
                report.ended() ? ExitCode.OK : ExitCode.FAILED, report.ended() ? List.of() : List.of(sentence));
    }

    private Answer preview(Target found, PreparedPlan plan) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(said.text("cli.prepared.preview", gid, found.name(),
                found.environment().word())));
        blocks.add(new Block.Line(said.text("signal.prepared.about", plan.transaction().owner(),
                plan.transaction().database(), plan.transaction().prepared().toString())));
        blocks.add(new Block.Line(said.text("signal.prepared.behind",
                new SignalText(said.messages().get()).behind(plan))));
        blocks.add(new Block.Line(said.text("signal.prepared." + plan.verb().word())));
        blocks.add(new Block.Line(said.text("signal.prepared.ask")));
        blocks.add(new Block.Verbatim(plan.statement()));
        blocks.add(new Block.Line(said.text("cli.repair.nothing-changed")));
        return new Answer(json(plan, null), blocks, ExitCode.OK);
    }

    private static Map<String, @Nullable Object> json(PreparedPlan plan, @Nullable PreparedReport report) {
        return Json.object("prepared", plan.transaction().gid(), "action", plan.verb().word(), "executed",
                report != null, "ended", report != null && report.ended(), "database", plan.transaction().database(),
                "owner", plan.transaction().owner(), "preparedAt", plan.transaction().prepared().toString(), "blocks",
                plan.blocks(), "frees", plan.frees(), "longestWaitMillis", plan.longestWait().toMillis(), "sql",
                plan.statement(), "run", report == null ? null : report.run());
    }
}
