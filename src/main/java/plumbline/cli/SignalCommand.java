package plumbline.cli;

import java.time.Instant;
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
import plumbline.core.activity.Backend;
import plumbline.core.activity.SessionControl;
import plumbline.core.activity.SignalPlan;
import plumbline.core.activity.SignalPlan.Candidate;
import plumbline.core.activity.SignalPlan.Objection;
import plumbline.core.activity.SignalReport.Fate;
import plumbline.core.activity.SignalReport.Result;
import plumbline.core.activity.SignalText;
import plumbline.core.activity.Verb;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.problem.ProblemText;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// `cancel` and `terminate`: signal one session.
abstract class SignalCommand implements Callable<Answer> {

    private final Verb verb;
    private final TargetNames names;
    private final Supplier<SessionControl> control;
    private final Unfinished unfinished;
    private final Options options;
    private final Said said;

    @Mixin
    TargetWord target = new TargetWord();

    @Parameters(index = "1", paramLabel = "PID", description = "the session's process, as locks names it")
    int pid;

    @Option(names = "--started", paramLabel = "TIME", description = "its start, as locks names it: another session with the same process is not signalled")
    @Nullable
    Instant started;

    @Option(names = "--protected", description = "the extra step: also a walsender or an autovacuum against wraparound")
    boolean alsoProtected;

    @Mixin
    ChangeOptions change = new ChangeOptions();

    SignalCommand(Verb verb, TargetNames names, Supplier<SessionControl> control, Unfinished unfinished,
            Options options, Said said) {
        this.verb = verb;
        this.names = names;
        this.control = control;
        this.unfinished = unfinished;
        this.options = options;
        this.said = said;
    }

    /// Stops what a session runs.
    @Command(name = "cancel", description = "Cancel the statement that a session runs; the session lives on.")
    static final class Cancel extends SignalCommand {

        Cancel(TargetNames names, Supplier<SessionControl> control, Unfinished unfinished, Options options,
                Said said) {
            super(Verb.CANCEL, names, control, unfinished, options, said);
        }
    }

    /// Ends a session.
    @Command(name = "terminate", description = "End a session; its open transaction is rolled back.")
    static final class Terminate extends SignalCommand {

        Terminate(TargetNames names, Supplier<SessionControl> control, Unfinished unfinished, Options options,
                Said said) {
            super(Verb.TERMINATE, names, control, unfinished, options, said);
        }
    }

    @Override
    public Answer call() {
        Target found = names.find(target.word, change.environment);
        change.permit(found, options.readOnly);
        if (pid <= 0) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, "PID " + pid));
        }
        SignalPlan plan = control.get().plan(found, verb, List.of(pid)).orThrow();
        Candidate candidate = plan.candidates().stream().filter(each -> isMeant(each.session())).findFirst()
                .orElseThrow(
                        () -> new ProblemException(Problem.of(ProblemCode.SESSION_GONE, String.valueOf(pid))));
        if (!change.execute) {
            return preview(found, candidate);
        }
        if (!candidate.willBe(alsoProtected)) {
            return refused(candidate);
        }
        unfinished.resolve();
        Result result = control.get().signal(found, plan, alsoProtected, WorkContext.none()).orThrow().results()
                .getFirst();
        return done(found, candidate, result);
    }

    private boolean isMeant(Backend session) {
        return started == null || started.equals(session.started());
    }

    private SignalText words() {
        return new SignalText(said.messages().get());
    }

    private Answer preview(Target found, Candidate candidate) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(said.text("cli.signal." + verb.word() + ".preview", String.valueOf(pid),
                found.name(), found.environment().word())));
        blocks.add(new Block.Line(about(candidate)));
        if (!candidate.statement().isEmpty()) {
            blocks.add(new Block.Verbatim(candidate.statement()));
        }
        if (candidate.objection() != Objection.NONE) {
            blocks.add(new Block.Line(objection(candidate.objection())));
        }
        blocks.add(new Block.Line(said.text(candidate.willBe(alsoProtected)
                ? "cli.signal.nothing-sent"
                : "cli.signal.would-refuse")));
        return new Answer(json(candidate, false, "would", "", objection(candidate.objection())), blocks, ExitCode.OK);
    }

    private String about(Candidate candidate) {
        Backend session = candidate.session();
        List<String> parts = new ArrayList<>(List.of(session.user(), session.database(), session.application(),
                session.client(), words().state(session.state())));
        parts.removeIf(String::isEmpty);
        return String.join(" · ", parts) + "; " + words().behind(candidate);
    }

    private String objection(Objection objection) {
        String sentence = words().objection(objection);
        return objection.isProtection()
                ? said.messages().get().sentences(sentence, said.text("cli.signal.protected"))
                : sentence;
    }

    private Answer refused(Candidate candidate) {
        String sentence = said.messages().get().sentences(
                said.text("cli.signal.refused", String.valueOf(pid)), objection(candidate.objection()));
        return new Answer(json(candidate, false, Fate.REFUSED.word(), "", sentence),
                List.of(new Block.Line(sentence)), ExitCode.FAILED, List.of(sentence));
    }

    private Answer done(Target found, Candidate candidate, Result result) {
        Problem problem = result.problem();
        String fate = said.text("cli.signal.fate", String.valueOf(pid), found.name(), words().fate(result));
        String sentence = problem == null
                ? fate
                : said.messages().get().sentences(fate, new ProblemText(said.messages().get()).line(problem));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Line(sentence));
        if (!result.run().isEmpty()) {
            blocks.add(new Block.Line(said.text("cli.signal.run", result.run())));
        }
        Map<String, @Nullable Object> json = json(candidate, result.delivered(), result.fate().word(), result.run(),
                sentence);
        return result.succeeded()
                ? new Answer(json, blocks, ExitCode.OK)
                : new Answer(json, blocks, ExitCode.FAILED, List.of(sentence));
    }

    private Map<String, @Nullable Object> json(Candidate candidate, boolean delivered, String outcome, String run,
            String message) {
        Backend session = candidate.session();
        return Json.object("pid", pid, "signal", verb.word(), "delivered", delivered, "outcome", outcome, "executed",
                change.execute, "objection",
                candidate.objection() == Objection.NONE ? null : candidate.objection().word(), "blocks",
                candidate.blocks(), "frees", candidate.frees(), "longestWaitMillis",
                candidate.longestWait().toMillis(), "database", session.database(), "user", session.user(),
                "application", session.application(), "state", session.state().serverWord(), "sql",
                candidate.statement(),
                "run", run.isEmpty() ? null : run, "message", message);
    }
}
