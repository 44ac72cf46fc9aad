package plumbline.ui.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.health.Metric;
import plumbline.core.health.MetricGroup;
import plumbline.core.health.MetricSource;
import plumbline.core.health.MetricSource.Probe;
import plumbline.core.health.Reading;
import plumbline.core.health.TargetHealth;
import plumbline.core.health.TargetState;
import plumbline.core.health.Threshold;
import plumbline.core.health.Unit;
import plumbline.core.health.Verdict;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemText;
import plumbline.core.target.Identity;
import plumbline.ui.control.CardFace;
import plumbline.ui.fx.Formats;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.RecentPast;
import plumbline.ui.fx.Texts;

/// Writes a target's health as a card, in the present language.
///
/// @param findings how many findings are known by target; absent where nothing was checked
record CardWriter(Texts texts, RecentPast past, Map<String, Long> findings) {

    private static final int MOST_CHIPS = 3;

    CardFace write(TargetHealth health) {
        Formats formats = new Formats(texts.messages());
        var target = health.target();
        Mark mark = Mark.of(health.state());
        Optional<Metric> response = response(health);
        Problem problem = health.problem();
        boolean unreachable = health.state() == TargetState.UNREACHABLE;
        return new CardFace(target.name(), target.environment(), texts.now(target.environment()),
                target.address().place(), product(health),
                health.lastSeen() == null && !unreachable ? -1 : health.score(), mark, texts.now(mark.key()),
                response.map(metric -> last(health, metric, formats)).orElse(""),
                response.map(metric -> past.of(target.name(), metric.id())).orElse(List.of()),
                response.map(Metric::threshold).orElse(Threshold.NONE), chips(health, formats),
                counts(health, formats), health.lastSeen(), unreachable,
                unreachable && problem != null ? ProblemText.onScreen(texts.messages()).what(problem) : "");
    }

    private static String product(TargetHealth health) {
        Identity identity = health.identity();
        String engine = health.target().engine().title();
        return identity == null ? engine : engine + " " + identity.version().text();
    }

    private static Optional<Metric> response(TargetHealth health) {
        return health.metrics().stream()
                .filter(metric -> metric.source() instanceof MetricSource.Measured(Probe probe)
                        && probe == Probe.RESPONSE)
                .findFirst();
    }

    private static String last(TargetHealth health, Metric metric, Formats formats) {
        return health.reading(metric.id()).map(Reading::value).map(value -> formats.value(value, metric.unit()).line())
                .orElse("");
    }

    /// The worst first; values that could not be had come after those that are bad.
    private List<CardFace.Chip> chips(TargetHealth health, Formats formats) {
        List<Bad> bad = new ArrayList<>();
        for (Metric metric : health.metrics()) {
            health.reading(metric.id()).filter(reading -> reading.verdict() != Verdict.OK)
                    .ifPresent(reading -> bad.add(new Bad(metric, reading)));
        }
        return bad.stream().sorted(Comparator.comparingInt(Bad::rank)).limit(MOST_CHIPS)
                .map(each -> chip(each, formats)).toList();
    }

    private CardFace.Chip chip(Bad bad, Formats formats) {
        Double value = bad.reading.value();
        String words = value == null || bad.metric.unit() == Unit.STATE
                ? ""
                : formats.value(value, bad.metric.unit()).line();
        return new CardFace.Chip(Mark.of(bad.reading.verdict()), texts.now(bad.metric.title()), words);
    }

    private String counts(TargetHealth health, Formats formats) {
        List<String> parts = new ArrayList<>();
        Long found = findings.get(health.target().name());
        if (found != null) {
            parts.add(texts.now("overview.findings", found));
        }
        health.metrics().stream()
                .filter(metric -> metric.group() == MetricGroup.WAITS && metric.unit() == Unit.COUNT).findFirst()
                .flatMap(metric -> health.reading(metric.id())).map(Reading::value)
                .ifPresent(waits -> parts.add(texts.now("overview.waits", formats.number(waits))));
        return String.join(" · ", parts);
    }

    private record Bad(Metric metric, Reading reading) {

        int rank() {
            return switch (reading.verdict()) {
                case CRITICAL -> 0;
                case WARNING -> 1;
                case UNKNOWN -> 2;
                case OK -> 3;
            };
        }
    }
}
