package plumbline.core.pack.yaml;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.core.health.Metric;
import plumbline.core.health.MetricGroup;
import plumbline.core.health.MetricSource;
import plumbline.core.health.Threshold;
import plumbline.core.health.Unit;
import plumbline.core.pack.Tile;
import plumbline.core.session.Needs;
import plumbline.core.target.Engine;
import plumbline.core.text.LocalText;
import plumbline.core.yaml.FieldsReader;
import plumbline.core.yaml.Mistakes;

/// Reads a pack's tiles; a statement returns one row with `value` and, if it likes, `detail` and `culprit`.
final class TileReader {

    private static final Duration CADENCE = Duration.ofMinutes(5);

    private final PackSql sql;
    private final Mistakes mistakes;

    TileReader(PackSql sql, Mistakes mistakes) {
        this.sql = sql;
        this.mistakes = mistakes;
    }

    Tile tile(String pack, Set<Engine> engines, FieldsReader fields) {
        String id = fields.text("id", PackReader.ID, PackReader.ID_IN_WORDS);
        LocalText title = fields.localText("title");
        LocalText explanation = fields.localText("explanation");
        Unit unit = fields.choice("unit", Unit.COUNT, Unit::ofWord,
                "count, percent, ms, s, bytes, per second, rows, state");
        Double warning = fields.number("warning");
        Double critical = fields.number("critical");
        boolean lowIsBad = fields.flag("low-is-bad", false);
        boolean graded = warning != null || critical != null;
        Threshold threshold = graded
                ? new Threshold(warning, critical, lowIsBad, fields.localText("threshold-source"))
                : Threshold.NONE;
        Duration cadence = fields.duration("cadence", CADENCE);
        Needs needs = NeedsReader.needs(fields, mistakes);
        Map<Engine, Metric> metrics = new EnumMap<>(Engine.class);
        sql.question(fields, engines).forEach((engine, statement) -> metrics.put(engine,
                new Metric(pack + "/" + id, MetricGroup.APPLICATION, title, explanation, unit, cadence, threshold,
                        new MetricSource.Statement(new MetricSource.Shape.Gauge(),
                                List.of(new MetricSource.Versioned(0, statement))),
                        "")));
        fields.finish();
        return new Tile(metrics, needs);
    }
}
