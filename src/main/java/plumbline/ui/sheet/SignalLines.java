package plumbline.ui.sheet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.Backend;
import plumbline.core.activity.PreparedPlan;
import plumbline.core.activity.SignalPlan;
import plumbline.core.activity.SignalPlan.Candidate;
import plumbline.core.activity.SignalReport;
import plumbline.core.activity.SignalReport.Fate;
import plumbline.core.activity.SignalReport.Result;
import plumbline.core.activity.SignalText;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemText;
import plumbline.core.target.Target;
import plumbline.ui.fx.Formats;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Texts;

/// What the sheets of signals say to a person. FX thread only.
record SignalLines(Texts texts) {

    /// A line a session, in the plan's order.
    ///
    /// @param report what became of them, or null
    List<SignalLine> lines(SignalPlan plan, @Nullable SignalReport report) {
        List<SignalLine> lines = new ArrayList<>();
        for (Candidate candidate : plan.candidates()) {
            Backend session = candidate.session();
            Optional<Result> result = report == null
                    ? Optional.empty()
                    : report.results().stream().filter(each -> each.session().pid() == session.pid()).findFirst();
            lines.add(new SignalLine(session.pid(), session.user(), session.application(),
                    said().state(session.state()), age(plan.at(), session.transaction()), candidate.blocks(),
                    candidate.frees(), candidate.blocks() == 0 ? "" : said().duration(candidate.longestWait()),
                    result.map(this::became).orElseGet(() -> said().objection(candidate.objection())),
                    result.map(SignalLines::mark).orElse(mark(candidate.objection()))));
        }
        return lines;
    }

    private SignalText said() {
        return new SignalText(texts.messages());
    }

    private String age(Instant at, @Nullable Instant began) {
        return began == null ? "" : new Formats(texts.messages()).duration(Duration.between(began, at));
    }

    private static @Nullable Mark mark(SignalPlan.Objection objection) {
        return switch (objection) {
            case NONE -> null;
            case WAL_SENDER, WRAPAROUND -> Mark.WARNING;
            case OWN, NOTHING_RUNS, HIDDEN_START, SERVER_PROCESS -> Mark.CRITICAL;
        };
    }

    private static Mark mark(Result result) {
        return switch (result.fate()) {
            case ENDED, STOPPED, GONE_BEFORE -> Mark.OK;
            case STILL_THERE -> Mark.WARNING;
            case REFUSED -> Mark.CRITICAL;
            case UNKNOWN -> Mark.UNKNOWN;
        };
    }

    /// What became of a session, with the server's words where it refused.
    String became(Result result) {
        Problem problem = result.problem();
        String fate = said().fate(result);
        return problem == null
                ? fate
                : texts.messages().sentences(fate, ProblemText.onScreen(texts.messages()).what(problem));
    }

    /// What signalling does, and who is not there any more.
    List<String> facts(SignalPlan plan) {
        List<String> facts = new ArrayList<>();
        facts.add(texts.now("signal.fact." + plan.verb().word()));
        if (!plan.missing().isEmpty()) {
            facts.add(texts.now("signal.fact.missing", pids(plan.missing())));
        }
        return facts;
    }

    /// What a prepared transaction is and what its end does.
    List<String> facts(PreparedPlan plan) {
        return List.of(
                texts.now("signal.prepared.about", plan.transaction().owner(), plan.transaction().database(),
                        Formats.stamp(plan.transaction().prepared(), java.time.ZoneId.systemDefault())),
                texts.now("signal.prepared.behind", said().behind(plan)),
                texts.now("signal.prepared." + plan.verb().word()), texts.now("signal.prepared.ask"));
    }

    /// What became of all of them.
    String summary(Target target, SignalReport report) {
        List<Result> all = report.results();
        if (all.size() == 1) {
            Result only = all.getFirst();
            return texts.now("signal.notice.one", String.valueOf(only.session().pid()), target.name(), became(only));
        }
        long succeeded = all.stream().filter(Result::succeeded).count();
        return texts.messages().sentences(
                texts.now("signal.notice." + report.verb().word(), Counted.of(succeeded, texts),
                        Counted.of(all.size(), texts), target.name()),
                those(all, Fate.STILL_THERE), those(all, Fate.GONE_BEFORE), those(all, Fate.REFUSED),
                those(all, Fate.UNKNOWN));
    }

    private String those(List<Result> all, Fate fate) {
        List<Integer> pids = all.stream().filter(each -> each.fate() == fate).map(each -> each.session().pid())
                .toList();
        return pids.isEmpty() ? "" : texts.now("signal.notice." + fate.word(), pids(pids));
    }

    private String pids(List<Integer> pids) {
        return pids.stream().map(String::valueOf).collect(Collectors.joining(texts.now("sheet.list-separator")));
    }

    /// One session by its process, several by their number.
    String sessions(List<Integer> pids) {
        return pids.size() == 1
                ? texts.now("signal.sessions.one", String.valueOf(pids.getFirst()))
                : texts.now("signal.sessions.many", Counted.of(pids.size(), texts));
    }
}
