package plumbline.ui.inconsistencies;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckStatus;
import plumbline.core.check.FindingHistory.Count;
import plumbline.core.problem.Problem;
import plumbline.ui.fx.Texts;
import plumbline.ui.inconsistencies.Entry.OfCheck;
import plumbline.ui.inconsistencies.Entry.Phase;

/// What the screen says about checks, in the present language. FX thread only.
///
/// @param zone in which moments are told
record Words(Texts texts, ZoneId zone) {
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
                ? texts.now("inconsistencies.status.findings", number(result.count()))
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
                    : texts.now("inconsistencies.answer.earlier", number(earlier.count()), moment(earlier.at()));
        }
        StringBuilder answer = new StringBuilder(
                texts.now("inconsistencies.answer", status(entry.with(Phase.IDLE)), moment(result.at()),
                        number(result.millis())));
        Problem problem = result.problem();
        if (problem != null) {
            answer.append('\n').append(texts.now(problem));
        }
        difference(answer, "inconsistencies.since.yesterday", entry.yesterday());
        difference(answer, "inconsistencies.since.last-run", entry.lastRun());
        if (result.count() > result.rows().size() && result.status() == CheckStatus.FINDINGS) {
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

    String moment(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM).withLocale(locale())
                .format(at.atZone(zone));
    }
}
