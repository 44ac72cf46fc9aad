package plumbline.ui.inconsistencies;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckStatus;
import plumbline.core.check.CronText;
import plumbline.core.check.FindingHistory.Count;
import plumbline.core.pack.Check;
import plumbline.core.pack.Kind;
import plumbline.core.pack.Limits;
import plumbline.core.problem.Problem;
import plumbline.ui.fx.Formats;
import plumbline.ui.fx.Texts;
import plumbline.ui.inconsistencies.Entry.OfCheck;
import plumbline.ui.inconsistencies.Entry.Phase;

/// What the screen says about checks, in the present language. FX thread only.
///
/// @param clock for ages, and in whose zone moments are told
record Words(Texts texts, Clock clock) {
    String number(long number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    private Locale locale() {
        return texts.messages().language().locale();
    }

    /// The state of a check in one or two words.
    String status(OfCheck entry) {
        if (entry.phase() != Phase.IDLE) {
            return texts.now(entry.phase() == Phase.RUNNING
                    ? "inconsistencies.status.running"
                    : "inconsistencies.status.queued");
        }
        CheckResult result = entry.result();
        if (result == null) {
            return texts.now("inconsistencies.status.not-run");
        }
        return result.status() == CheckStatus.FINDINGS
                ? texts.now("inconsistencies.status.findings", result.count())
                : texts.now("inconsistencies.status." + result.status().word());
    }

    /// The difference as a short mark; empty where there is none.
    String arrow(Change change) {
        return switch (change.kind()) {
            case NONE, SAME -> "";
            case NEW -> texts.now("inconsistencies.change.new");
            case MORE -> texts.now("inconsistencies.change.more", number(change.by()));
            case FEWER -> texts.now("inconsistencies.change.fewer", number(change.by()));
        };
    }

    /// Everything that is known of a check's newest answer, in sentences.
    String answer(OfCheck entry) {
        CheckResult result = entry.result();
        if (result == null) {
            Count earlier = entry.earlier();
            return earlier == null
                    ? texts.now("inconsistencies.answer.never")
                    : texts.now("inconsistencies.answer.earlier", earlier.count(), moment(earlier.at()));
        }
        StringBuilder answer = new StringBuilder(
                texts.now("inconsistencies.answer", status(entry.with(Phase.IDLE)), moment(result.at()),
                        new Formats(texts.messages()).took(result.millis())));
        Problem problem = result.problem();
        if (problem != null) {
            answer.append('\n').append(texts.now(problem));
        }
        difference(answer, "inconsistencies.since.yesterday", entry.yesterday());
        difference(answer, "inconsistencies.since.last-run", entry.lastRun());
        if (result.count() > result.rows().size() && result.status() == CheckStatus.FINDINGS
                && result.verdicts().isEmpty()) {
            answer.append('\n').append(texts.now("inconsistencies.answer.kept", number(result.rows().size())));
        }
        return answer.toString();
    }

    private void difference(StringBuilder answer, String key, Change change) {
        if (change.kind() != Change.Kind.NONE) {
            String words = change.kind() == Change.Kind.SAME ? texts.now("inconsistencies.change.same") : arrow(change);
            answer.append('\n').append(texts.now(key, words));
        }
    }

    /// How long ago a check answered; empty where it never did.
    String age(OfCheck entry) {
        Instant at = entry.answeredAt();
        return at == null
                ? ""
                : new Formats(texts.messages()).age(Duration.between(at, clock.instant()));
    }

    /// When a check is asked by itself.
    String times(OfCheck entry) {
        String cron = entry.times().cron();
        if (cron.isEmpty()) {
            return texts.now("inconsistencies.schedule.never");
        }
        String words = CronText.isValid(cron) ? CronText.words(cron, texts.messages().language()) : cron;
        return texts.now(entry.times().chosen()
                ? "inconsistencies.schedule.chosen"
                : "inconsistencies.schedule.pack", words);
    }

    /// Whether what is under a line is shown; empty where nothing is.
    String openness(Line line) {
        return line.opens() ? texts.now(line.open() ? "inconsistencies.open" : "inconsistencies.closed") : "";
    }

    /// How a check's rows are judged.
    String kind(Check check) {
        return switch (check.kind()) {
            case Kind.Rows _ -> texts.now("inconsistencies.kind.rows");
            case Kind.Each _ -> texts.now("inconsistencies.kind.each");
            case Kind.Trial _ -> texts.now("inconsistencies.kind.trial");
            case Kind.Listing _ -> texts.now("inconsistencies.kind.list");
            case Kind.Report _ -> texts.now("inconsistencies.kind.report");
            case Kind.Bounds bounds -> texts.now(
                    bounds.against().isEmpty() ? "inconsistencies.kind.bounds" : "inconsistencies.kind.distance",
                    bounds.value(), bounds.against(), limits(bounds.limits()));
            case Kind.Baseline baseline -> texts.now("inconsistencies.kind.baseline", baseline.warning(),
                    baseline.critical());
            case Kind.StatementTime time -> texts.now("inconsistencies.kind.time", number(time.warning().toMillis()),
                    number(time.critical().toMillis()));
            case Kind.Probe probe -> texts.now("inconsistencies.kind.probe", number(probe.warning().toMillis()),
                    number(probe.critical().toMillis()), probe.path());
            case Kind.WalSize wal -> texts.now("inconsistencies.kind.wal", limits(wal.limits()));
        };
    }

    private String limits(Limits limits) {
        List<String> parts = new ArrayList<>();
        part(parts, "inconsistencies.kind.least-warning", limits.leastWarning());
        part(parts, "inconsistencies.kind.least-critical", limits.leastCritical());
        part(parts, "inconsistencies.kind.most-warning", limits.mostWarning());
        part(parts, "inconsistencies.kind.most-critical", limits.mostCritical());
        return String.join(texts.now("inconsistencies.list-separator"), parts);
    }

    private void part(List<String> parts, String key, @Nullable Double limit) {
        if (limit != null) {
            parts.add(texts.now(key, limit));
        }
    }

    String moment(Instant at) {
        return Formats.stamp(at, clock.getZone());
    }
}
