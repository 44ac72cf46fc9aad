package plumbline.ui.locks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.Backend;
import plumbline.core.activity.Objections;
import plumbline.core.activity.Participant.Cycle;
import plumbline.core.activity.Participant.Prepared;
import plumbline.core.activity.Participant.ServerProcess;
import plumbline.core.activity.SignalPlan.Objection;
import plumbline.core.activity.Verb;
import plumbline.ui.fx.Texts;

/// Where a verb can't work, and why, before anybody presses it. The sheet looks again at the sessions as they are then.
record Permits(Texts texts) {

    /// What stands against a verb for several lines; empty where it works for at least one of them.
    String against(Verb verb, List<WaitLine> lines) {
        if (lines.isEmpty()) {
            return texts.now("locks.reason.none");
        }
        String first = "";
        for (WaitLine line : lines) {
            String reason = against(verb, line);
            if (reason.isEmpty()) {
                return "";
            }
            first = first.isEmpty() ? reason : first;
        }
        return first;
    }

    String against(Verb verb, WaitLine line) {
        boolean wantsPrepared = verb == Verb.COMMIT_PREPARED || verb == Verb.ROLLBACK_PREPARED;
        return switch (line.key().who()) {
            case Prepared(String gid) when wantsPrepared && !gid.isEmpty() -> "";
            case Prepared _ -> texts.now("locks.reason.prepared");
            case Cycle _ -> texts.now("locks.reason.cycle");
            case ServerProcess _ -> wantsPrepared
                    ? texts.now("locks.reason.not-prepared")
                    : against(verb, line.backend());
        };
    }

    String against(Verb verb, @Nullable Backend backend) {
        if (backend == null) {
            return texts.now("locks.reason.gone");
        }
        Objection objection = Objections.to(verb, backend);
        return objection == Objection.NONE || objection.isProtection()
                ? "" // the sheet asks once more where something is protected
                : texts.now("locks.reason." + objection.word());
    }
}
