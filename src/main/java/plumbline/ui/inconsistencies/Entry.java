package plumbline.ui.inconsistencies;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckStatus;
import plumbline.core.check.FindingHistory.Count;
import plumbline.core.check.Ways;
import plumbline.core.pack.Check;
import plumbline.core.pack.Repair;
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

    /// Checks of a pack that need no look, folded into one line of the tree.
    record OfRest(Target target, String pack, Rest rest, int count) implements Entry {
        @Override
        public CheckKey key() {
            return new CheckKey(target.name(), pack + "#" + rest);
        }
    }

    /// Why checks need no look.
    enum Rest {
        CLEAN, SKIPPED
    }

    /// A check on a target.
    ///
    /// @param phase   whether it waits, runs or has answered
    /// @param result  its newest answer of this run of the program, or null
    /// @param earlier its newest answer from before this run of the program, or null
    record OfCheck(Target target, Check check, Phase phase, @Nullable CheckResult result, @Nullable Count earlier,
            Past past, Times times) implements Entry {
        @Override
        public CheckKey key() {
            return new CheckKey(target.name(), check.path());
        }

        /// The least destructive way to put the findings right that can work on the target, as far as is known.
        public Optional<Repair> firstWay() {
            Ways ways = result == null ? Ways.UNASKED : result.ways();
            return ways.first(check, target.engine());
        }

        OfCheck with(Phase next) {
            return new OfCheck(target, check, next, result, earlier, past, times);
        }

        OfCheck with(Times next) {
            return new OfCheck(target, check, phase, result, earlier, past, next);
        }

        /// The difference to the last answer before today.
        public Change yesterday() {
            return past.yesterday();
        }

        /// The difference to the answer before.
        public Change lastRun() {
            return past.lastRun();
        }

        /// When it answered last, or null.
        public @Nullable Instant answeredAt() {
            return result != null ? result.at() : earlier != null ? earlier.at() : null;
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
                case FINDINGS -> switch (result.severity()) {
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

    /// What a check answered before.
    ///
    /// @param yesterday the difference to the last answer before today
    /// @param lastRun   the difference to the answer before
    /// @param counts    of the last 30 days, oldest first, the newest included
    record Past(Change yesterday, Change lastRun, List<Count> counts) {
        static final Past NONE = new Past(Change.NONE, Change.NONE, List.of());

        public Past {
            counts = List.copyOf(counts);
        }
    }

    /// When a check is asked by itself.
    ///
    /// @param cron   an expression, or empty for never
    /// @param chosen whether a person chose it; else the pack says so
    record Times(String cron, boolean chosen) {}

    /// Where a check stands.
    enum Phase {
        IDLE, QUEUED, RUNNING
    }
}
