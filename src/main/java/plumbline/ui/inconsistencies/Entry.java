package plumbline.ui.inconsistencies;

import org.jspecify.annotations.Nullable;

import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckStatus;
import plumbline.core.check.FindingHistory.Count;
import plumbline.core.pack.Check;
import plumbline.core.problem.Problem;
import plumbline.core.target.Target;
import plumbline.core.text.LocalText;
import plumbline.ui.fx.Mark;

/// One line of the list.
public sealed interface Entry {
    /// What it is recognised by after a refresh.
    CheckKey key();

    /// Whom it belongs to.
    Target target();

    /// A target over its checks.
    ///
    /// @param running whether its checks are being asked
    /// @param problem why its checks are not known, or null
    /// @param found   how many findings its checks have in all
    record OfTarget(Target target, boolean running, @Nullable Problem problem, long found) implements Entry {
        @Override
        public CheckKey key() {
            return new CheckKey(target.name(), "");
        }
    }

    /// A pack over its checks.
    record OfPack(Target target, String pack, LocalText title) implements Entry {
        @Override
        public CheckKey key() {
            return new CheckKey(target.name(), pack);
        }
    }

    /// A check on a target.
    ///
    /// @param phase     whether it waits, runs or has answered
    /// @param result    its newest answer of this run of the program, or null
    /// @param earlier   its newest answer from before this run of the program, or null
    /// @param yesterday the difference to the last answer before today
    /// @param lastRun   the difference to the answer before
    record OfCheck(Target target, Check check, Phase phase, @Nullable CheckResult result, @Nullable Count earlier,
            Change yesterday, Change lastRun) implements Entry {
        @Override
        public CheckKey key() {
            return new CheckKey(target.name(), check.path());
        }

        OfCheck with(Phase next) {
            return new OfCheck(target, check, next, result, earlier, yesterday, lastRun);
        }

        /// Its shape: clean, found by severity, not known.
        public Mark mark() {
            if (phase == Phase.RUNNING) {
                return Mark.RUNNING;
            }
            if (result == null) {
                return Mark.UNKNOWN;
            }
            return switch (result.status()) {
                case CLEAN -> Mark.OK;
                case FAILED, SKIPPED -> Mark.UNKNOWN;
                case FINDINGS -> switch (check.severity()) {
                    case CRITICAL -> Mark.CRITICAL;
                    case WARNING -> Mark.WARNING;
                    case INFO -> Mark.OK;
                };
            };
        }

        /// How many findings it has, as far as known.
        public long found() {
            return result != null && result.status() == CheckStatus.FINDINGS ? result.count() : 0;
        }
    }

    /// Where a check stands.
    enum Phase {
        IDLE, QUEUED, RUNNING
    }
}
