package plumbline.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import plumbline.core.activity.Backend;
import plumbline.core.activity.BackendState;
import plumbline.core.activity.PreparedPlan;
import plumbline.core.activity.PreparedReport;
import plumbline.core.activity.PreparedTransaction;
import plumbline.core.activity.SessionControl;
import plumbline.core.activity.SignalPlan;
import plumbline.core.activity.SignalPlan.Candidate;
import plumbline.core.activity.SignalPlan.Objection;
import plumbline.core.activity.SignalReport;
import plumbline.core.activity.SignalReport.Fate;
import plumbline.core.activity.Verb;
import plumbline.core.problem.Outcome;
import plumbline.core.target.Identity;
import plumbline.core.target.ServerVersion;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Signals whose outcomes a test decides, and which remember what was asked of them.
public final class FakeSessionControl implements SessionControl {

    public static final Identity IDENTITY = new Identity("7391", "16384 shop", "10.1.2.3:5432", "plumbline",
            new ServerVersion(180000, "18.0"));

    private final List<String> sent = new ArrayList<>();
    private Function<Integer, Objection> objection = _ -> Objection.NONE;
    private Function<Integer, Fate> fate = _ -> Fate.ENDED;
    private Function<Verb, Outcome<PreparedReport>> finish = verb -> new Outcome.Done<>(
            new PreparedReport(verb, "gx1", "R-9", true));

    /// What stands against signalling each process.
    public void objecting(Function<Integer, Objection> answer) {
        objection = answer;
    }

    /// What becomes of each process.
    public void becoming(Function<Integer, Fate> answer) {
        fate = answer;
    }

    public void finishing(Function<Verb, Outcome<PreparedReport>> answer) {
        finish = answer;
    }

    /// What was done, such as `terminate 4711`, in order.
    public List<String> sent() {
        return List.copyOf(sent);
    }

    /// A session of Anna's that has been in its transaction for two minutes.
    public static Backend session(int pid) {
        Instant began = Shop.NOON.minus(Duration.ofMinutes(2));
        return new Backend(pid, 0, "client backend", "shop", "anna", "psql", "10.1.2.9:5123", BackendState.ACTIVE,
                began, began, began, began, "", "", null, "UPDATE orders SET note = ''", false);
    }

    @Override
    public Outcome<SignalPlan> plan(Target target, Verb verb, List<Integer> pids) {
        return new Outcome.Done<>(new SignalPlan(verb, Shop.NOON, IDENTITY,
                pids.stream().filter(pid -> pid > 1)
                        .map(pid -> new Candidate(session(pid), objection.apply(pid),
                                "SELECT " + verb.word() + "(" + pid + ")", 3, 2, Duration.ofSeconds(252)))
                        .toList(),
                pids.stream().filter(pid -> pid <= 1).toList()));
    }

    @Override
    public Outcome<SignalReport> signal(Target target, SignalPlan plan, boolean alsoProtected, WorkContext context) {
        return new Outcome.Done<>(
                new SignalReport(plan.verb(), plan.candidates().stream().map(each -> result(plan, each, alsoProtected))
                        .toList()));
    }

    private SignalReport.Result result(SignalPlan plan, Candidate candidate, boolean alsoProtected) {
        int pid = candidate.session().pid();
        if (!candidate.willBe(alsoProtected)) {
            return new SignalReport.Result(candidate.session(), "", false, Fate.REFUSED, null);
        }
        sent.add(plan.verb().word() + " " + pid);
        Fate became = fate.apply(pid);
        boolean delivered = became == Fate.ENDED || became == Fate.STOPPED || became == Fate.STILL_THERE;
        return new SignalReport.Result(candidate.session(), "R-" + pid, delivered, became, null);
    }

    @Override
    public Outcome<PreparedPlan> planPrepared(Target target, Verb verb, String gid) {
        return new Outcome.Done<>(new PreparedPlan(verb, IDENTITY,
                new PreparedTransaction(gid, Shop.NOON, "anna", "shop", 12), "COMMIT PREPARED '" + gid + "'", 1, 1,
                Duration.ofSeconds(4)));
    }

    @Override
    public Outcome<PreparedReport> finish(Target target, PreparedPlan plan, WorkContext context) {
        sent.add(plan.verb().word() + " " + plan.transaction().gid());
        return finish.apply(plan.verb());
    }
}
