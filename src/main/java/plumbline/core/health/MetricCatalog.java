package plumbline.core.health;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import plumbline.core.health.MetricSource.Measured;
import plumbline.core.health.MetricSource.Probe;
import plumbline.core.health.MetricSource.Shape;
import plumbline.core.health.MetricSource.Statement;
import plumbline.core.health.MetricSource.Versioned;
import plumbline.core.sql.NamedSql;
import plumbline.core.target.Engine;
import plumbline.core.yaml.FieldsReader;
import plumbline.core.yaml.Yaml;
import plumbline.core.yaml.YamlNode;

/// The metrics that come with the console, read from `plumbline/health/<engine>.yaml` and the SQL files beside it.
///
/// A mistake in them is a bug of ours and ends the program with its place. Immutable.
public final class MetricCatalog {

    private static final Duration CADENCE = Duration.ofSeconds(5);

    private final Map<Engine, List<Metric>> metrics = new EnumMap<>(Engine.class);

    private MetricCatalog() {}

    /// Reads the metrics of all database systems.
    public static MetricCatalog builtIn() {
        MetricCatalog catalog = new MetricCatalog();
        for (Engine engine : Engine.values()) {
            catalog.metrics.put(engine, read(engine));
        }
        return catalog;
    }

    /// The metrics of a database system, in the order of the screen.
    public List<Metric> of(Engine engine) {
        return metrics.getOrDefault(engine, List.of());
    }

    private static List<Metric> read(Engine engine) {
        String file = engine.word() + ".yaml";
        List<String> mistakes = new ArrayList<>();
        YamlNode top = Yaml.read(resource(file), (line, option, says) -> mistakes.add(line + " " + option + " " + says))
                .orElseThrow(() -> new IllegalStateException(file + mistakes));
        FieldsReader fields = FieldsReader.of("", top,
                (line, option, says) -> mistakes.add(line + ": " + option + " " + says));
        List<Metric> metrics = new ArrayList<>();
        for (FieldsReader metric : fields.readers("metrics")) {
            metrics.add(metric(engine, metric));
            metric.finish();
        }
        fields.finish();
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException(file + ": " + mistakes);
        }
        metrics.sort(Comparator.comparing(Metric::group));
        return List.copyOf(metrics);
    }

    private static Metric metric(Engine engine, FieldsReader fields) {
        MetricGroup group = fields.choice("group", MetricGroup.AVAILABILITY,
                word -> ofName(MetricGroup.values(), word), "the groups");
        Unit unit = fields.choice("unit", Unit.COUNT, Unit::ofWord, "the units");
        Double warning = fields.number("warning");
        Double critical = fields.number("critical");
        boolean graded = warning != null || critical != null;
        Threshold threshold = graded
                ? new Threshold(warning, critical, fields.flag("low-is-bad", false),
                        fields.localText("threshold-source"))
                : Threshold.NONE;
        return new Metric(fields.text("id"), group, fields.localText("title"), fields.localText("explanation"), unit,
                fields.duration("cadence", CADENCE), threshold, source(engine, fields), fields.text("grant", ""));
    }

    private static MetricSource source(Engine engine, FieldsReader fields) {
        if (fields.has("probe")) {
            return new Measured(fields.choice("probe", Probe.REACHABLE, word -> ofName(Probe.values(), word),
                    "the probes"));
        }
        Shape shape = switch (fields.text("shape", "gauge")) {
            case "gauge" -> new Shape.Gauge();
            case "rate" -> new Shape.Rate();
            case "ratio" -> new Shape.Ratio(fields.integer("floor", 0, 0, Integer.MAX_VALUE));
            default -> throw new IllegalStateException(fields.pathOf("shape"));
        };
        List<Versioned> versions = new ArrayList<>();
        fields.mapping("sql").forEach((since, file) -> {
            if (file instanceof YamlNode.Scalar(String name, _)) {
                versions.add(
                        new Versioned(Integer.parseInt(since), NamedSql.parse(resource(engine.word() + "/" + name))));
            }
        });
        versions.sort(Comparator.comparingInt(Versioned::since).reversed());
        return new Statement(shape, versions);
    }

    private static <E extends Enum<E>> Optional<E> ofName(E[] values, String word) {
        String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
        for (E value : values) {
            if (value.name().equals(name)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static String resource(String name) {
        String path = "/plumbline/health/" + name;
        try (InputStream stream = MetricCatalog.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("missing " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + path, broken);
        }
    }
}
