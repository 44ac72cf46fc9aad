package plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import plumbline.core.health.Bytes;
import plumbline.core.health.HealthMonitor;
import plumbline.core.health.Metric;
import plumbline.core.health.Reading;
import plumbline.core.health.TargetHealth;
import plumbline.core.health.TargetState;
import plumbline.core.health.Unit;
import plumbline.core.health.Verdict;
import plumbline.core.problem.ProblemText;
import plumbline.core.target.Target;

/// `health`: every metric once.
@Command(name = "health", description = "Measure every metric of the targets once.")
final class HealthCommand implements Callable<Answer> {

    private final TargetNames names;
    private final Supplier<HealthMonitor> monitor;
    private final Said said;

    @Parameters(paramLabel = "TARGET", arity = "1..*", description = "saved connections' names, or URIs")
    List<String> targets = new ArrayList<>();

    @Mixin
    AskOptions asked = new AskOptions();

    HealthCommand(TargetNames names, Supplier<HealthMonitor> monitor, Said said) {
        this.names = names;
        this.monitor = monitor;
        this.said = said;
    }

    @Override
    public Answer call() {
        List<Target> found = targets.stream().map(word -> names.find(word, asked.environment)).toList();
        List<TargetHealth> answers = found.stream().map(monitor.get()::once).toList();
        List<String> warnings = new ArrayList<>();
        ProblemText words = new ProblemText(said.messages().get());
        answers.forEach(health -> {
            if (health.problem() != null) {
                warnings.add(words.line(health.problem()));
            }
        });
        return new Answer(Json.object("targets", answers.stream().map(this::json).toList()), blocks(answers, words),
                exitCode(answers), warnings);
    }

    private static int exitCode(List<TargetHealth> answers) {
        if (answers.stream().anyMatch(health -> health.state() == TargetState.WARNING
                || health.state() == TargetState.CRITICAL)) {
            return ExitCode.FOUND;
        }
        return answers.stream().anyMatch(health -> health.state() == TargetState.UNREACHABLE)
                ? ExitCode.FAILED
                : ExitCode.OK;
    }

    private Object json(TargetHealth health) {
        return Json.object("target", health.target().name(), "state", health.state().word(), "score", health.score(),
                "metrics", health.metrics().stream().map(metric -> json(health, metric)).toList());
    }

    private Object json(TargetHealth health, Metric metric) {
        Reading reading = readingOf(health, metric);
        return Json.object("id", metric.id(), "title", metric.title().in(said.messages().get().language()), "value",
                rounded(reading.value()), "unit", metric.unit().word(), "verdict", reading.verdict().word(), "warning",
                metric.threshold().warning(), "critical", metric.threshold().critical(), "detail", detail(reading));
    }

    /// A dead target has no reading for anything; that it is not reachable is known all the same.
    private static Reading readingOf(TargetHealth health, Metric metric) {
        boolean dead = health.state() == TargetState.UNREACHABLE;
        if (dead && metric.id().equals("reachable")) {
            return new Reading(metric.id(), 0.0, Verdict.CRITICAL, health.since(), "", "", health.problem());
        }
        return health.reading(metric.id())
                .orElseGet(() -> Reading.unknown(metric.id(), health.since(), "", health.problem()));
    }

    private static @Nullable Object rounded(@Nullable Double value) {
        if (value == null) {
            return null;
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? (Object) value.longValue()
                : Math.round(value * 1000) / 1000.0;
    }

    private String detail(Reading reading) {
        if (reading.problem() != null) {
            return new ProblemText(said.messages().get()).what(reading.problem());
        }
        return reading.culprit().isEmpty()
                ? reading.detail()
                : reading.detail().isEmpty() ? reading.culprit() : reading.detail() + " · " + reading.culprit();
    }

    private List<Block> blocks(List<TargetHealth> answers, ProblemText words) {
        List<Block> blocks = new ArrayList<>();
        for (TargetHealth health : answers) {
            blocks.add(new Block.Heading(said.text("cli.health.heading", health.target().name(),
                    said.text("cli.state." + health.state()), Integer.toString(health.score()))));
            if (health.problem() != null) {
                blocks.add(new Block.Line(words.what(health.problem())));
                continue;
            }
            blocks.add(new Block.Table(
                    List.of(said.text("cli.health.metric"), said.text("cli.health.value"),
                            said.text("cli.health.verdict"), said.text("cli.health.detail")),
                    List.of(false, true, false, false),
                    health.metrics().stream().map(metric -> row(health, metric)).toList()));
        }
        return blocks;
    }

    private List<String> row(TargetHealth health, Metric metric) {
        Reading reading = readingOf(health, metric);
        return List.of(metric.title().in(said.messages().get().language()), written(metric.unit(), reading.value()),
                said.text("cli.verdict." + reading.verdict()), detail(reading));
    }

    private String written(Unit unit, @Nullable Double value) {
        if (value == null) {
            return "–";
        }
        return switch (unit) {
            case BYTES -> Bytes.text(value);
            case PERCENT -> String.format(Locale.ROOT, "%.1f %%", value);
            case MILLISECONDS -> String.format(Locale.ROOT, "%.1f ms", value);
            case SECONDS -> String.format(Locale.ROOT, "%.1f s", value);
            case PER_SECOND -> String.format(Locale.ROOT, "%.1f /s", value);
            case COUNT, ROWS -> String.format(Locale.ROOT, "%.0f", value);
            case STATE -> said.text(value > 0 ? "cli.yes" : "cli.no");
        };
    }
}
