package plumbline.core.activity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import plumbline.core.activity.SignalPlan.Candidate;
import plumbline.core.activity.SignalPlan.Objection;
import plumbline.core.activity.SignalReport.Fate;
import plumbline.core.text.Messages;

/// Says to a person what sessions do, what ends a wait and what became of a signal.
///
/// @param messages the language to say it in
public record SignalText(Messages messages) {

    /// What a session does, in a few words.
    public String state(BackendState state) {
        return messages.text("signal.state." + state.word());
    }

    /// What stands against signalling a session; empty where nothing does.
    public String objection(Objection objection) {
        return objection == Objection.NONE ? "" : messages.text("signal.objection." + objection.word());
    }

    /// Whom a session stands before; says so where it is nobody.
    public String behind(Candidate candidate) {
        return behind(candidate.blocks(), candidate.frees(), candidate.longestWait());
    }

    /// Whom a prepared transaction stands before; says so where it is nobody.
    public String behind(PreparedPlan plan) {
        return behind(plan.blocks(), plan.frees(), plan.longestWait());
    }

    private String behind(int blocks, int frees, Duration longest) {
        return blocks == 0
                ? messages.text("signal.behind.none")
                : messages.text("signal.behind", blocks, frees, duration(longest));
    }

    /// What became of a session, as a sentence of its own. The server's words of a refusal are not in it.
    public String fate(SignalReport.Result result) {
        boolean before = result.fate() == Fate.STOPPED && !result.delivered();
        return messages.text("signal.fate." + result.fate().word() + (before ? "-before" : ""));
    }

    /// An advice as sentences, the least violent way first.
    ///
    /// @param deadlockTimeout of the server
    public List<String> advice(Advice advice, Duration deadlockTimeout) {
        List<String> sentences = new ArrayList<>();
        for (Advice.Step step : advice.steps()) {
            String way = messages.text(
                    "signal.advice." + step.verb().word() + "." + word(step.reason()), name(step.on()),
                    duration(deadlockTimeout));
            boolean ends = step.verb() != Verb.WAIT && step.verb() != Verb.ASK;
            sentences.add(ends
                    ? messages.sentences(way, frees(step))
                    : way);
        }
        return sentences;
    }

    private String frees(Advice.Step step) {
        String key = step.frees() == 0 ? "0" : step.atOnce() == step.frees() ? "1" : "some";
        return messages.text("signal.frees." + key, step.frees(), step.atOnce());
    }

    private static String word(Advice.Reason reason) {
        return reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /// What a participant is called: a process by its number, a prepared transaction by its name.
    public String name(Participant who) {
        return switch (who) {
            case Participant.ServerProcess(int pid) -> String.valueOf(pid);
            case Participant.Prepared(String gid) -> gid;
            case Participant.Cycle(List<Integer> pids) ->
                pids.stream().map(String::valueOf).collect(Collectors.joining(", "));
        };
    }

    /// How long something lasts, in its two largest units.
    public String duration(Duration duration) {
        Duration length = duration.isNegative() ? Duration.ZERO : duration;
        if (length.toDays() > 0) {
            return two("control.duration.d", length.toDays(), "control.duration.h", length.toHoursPart());
        }
        if (length.toHours() > 0) {
            return two("control.duration.h", length.toHours(), "control.duration.m", length.toMinutesPart());
        }
        if (length.toMinutes() > 0) {
            return two("control.duration.m", length.toMinutes(), "control.duration.s", length.toSecondsPart());
        }
        long tenths = Math.round(length.toMillis() / 100.0);
        return messages.text("control.duration.s", tenths >= 100 || tenths % 10 == 0
                ? String.valueOf(Math.round(tenths / 10.0))
                : tenths / 10 + "." + tenths % 10);
    }

    private String two(String large, long many, String small, int few) {
        String first = messages.text(large, String.valueOf(many));
        return few == 0 ? first : first + " " + messages.text(small, String.valueOf(few));
    }
}
