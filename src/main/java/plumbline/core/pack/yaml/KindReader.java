package plumbline.core.pack.yaml;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.core.pack.Kind;
import plumbline.core.pack.Limits;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.Template;
import plumbline.core.target.Engine;
import plumbline.core.yaml.FieldsReader;
import plumbline.core.yaml.Mistakes;
import plumbline.core.yaml.YamlNode;

/// Reads how a check's answer is judged.
final class KindReader {

    /// Paths of the application's service: no host, no way up, nothing a server could take for another address.
    static final Pattern PATH = Pattern
            .compile("(?=.{1,500}$)/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*+/)*+(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*+)?"
                    + "(?:\\?[A-Za-z0-9._~=&%,-]*)?");
    static final String PATH_IN_WORDS = "a path such as /api/stats, without host and without ..";

    private static final double DRIFT_WARNING = 10;
    private static final double DRIFT_CRITICAL = 25;

    private final PackSql sql;
    private final Set<Engine> engines;
    private final List<String> key;
    private final Mistakes mistakes;

    /// @param engines the systems the check is asked on
    /// @param key     the columns that identify a finding
    KindReader(PackSql sql, Set<Engine> engines, List<String> key, Mistakes mistakes) {
        this.sql = sql;
        this.engines = engines;
        this.key = key;
        this.mistakes = mistakes;
    }

    /// The words of the option `kind`.
    enum Word {
        ROWS, EACH, TRIAL, LIST, REPORT, BOUNDS, BASELINE, TIME, PROBE, WAL;

        static final String ALL = "rows, each, trial, list, report, bounds, baseline, time, probe, wal";

        static Optional<Word> of(String word) {
            for (Word each : values()) {
                if (each.name().toLowerCase(java.util.Locale.ROOT).equals(word)) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }

        /// Whether the check brings a statement of its own.
        boolean asks() {
            return this != BASELINE && this != PROBE && this != WAL;
        }
    }

    static Word word(FieldsReader fields) {
        return fields.choice("kind", Word.ROWS, Word::of, Word.ALL);
    }

    Kind kind(Word word, FieldsReader fields) {
        return switch (word) {
            case ROWS -> fields.has("narrowed")
                    ? new Kind.Rows(sql.narrowed(fields, "narrowed", engines, key))
                    : Kind.Rows.whole();
            case EACH -> each(fields);
            case TRIAL -> trial(fields);
            case LIST -> new Kind.Listing();
            case REPORT -> report(fields);
            case BOUNDS -> bounds(fields);
            case BASELINE -> baseline(fields);
            case TIME -> {
                Map<String, Duration> slow = slow(fields);
                yield new Kind.StatementTime(level(slow, "warning"), level(slow, "critical"));
            }
            case PROBE -> {
                String path = fields.text("path", PATH, PATH_IN_WORDS);
                Map<String, Duration> slow = slow(fields);
                yield new Kind.Probe(path, level(slow, "warning"), level(slow, "critical"));
            }
            case WAL -> wal(fields);
        };
    }

    private Kind each(FieldsReader fields) {
        Map<Engine, Template> perRow = sql.questionsPerRow(fields, "per_row", engines);
        for (Engine engine : engines) {
            if (fields.has("per_row") && !perRow.containsKey(engine)) {
                fields.wrong("per_row", "has nothing to ask on " + engine.word());
            }
        }
        return new Kind.Each(perRow, fields.text("refused", ""));
    }

    private Kind trial(FieldsReader fields) {
        Map<Engine, List<NamedSql>> steps = sql.steps(fields, "steps", engines);
        for (Engine engine : engines) {
            if (fields.has("steps") && !steps.containsKey(engine)) {
                fields.wrong("steps", "has nothing to try on " + engine.word());
            }
        }
        if (fields.has("schedule")) {
            fields.wrong("schedule", "a trial writes for a moment, so it is never run by itself");
        }
        if (fields.has("repairs")) {
            fields.wrong("repairs", "a trial takes back what it did, so it leaves nothing to put right");
        }
        return new Kind.Trial(steps);
    }

    private static Kind report(FieldsReader fields) {
        String status = fields.text("status", "");
        String issues = fields.text("issues", "");
        if (status.isBlank() && issues.isBlank()) {
            fields.wrong("status",
                    "a report needs the column of its verdict (status), of its counts (issues), or both");
        }
        return new Kind.Report(status, issues);
    }

    private Kind bounds(FieldsReader fields) {
        String value = fields.text("value");
        String against = fields.text("against", "");
        Map<String, Double> least = levels(fields, "at_least");
        Map<String, Double> most = levels(fields, "at_most");
        if (least.isEmpty() && most.isEmpty()) {
            fields.wrong("at_most", "bounds need at_least or at_most, such as {warning: 95, critical: 80}");
        }
        if (!against.isBlank() && !least.isEmpty()) {
            fields.wrong("at_least", "a distance (against) can only be at most");
        }
        return new Kind.Bounds(value, against, new Limits(least.get("warning"), least.get("critical"),
                most.get("warning"), most.get("critical")));
    }

    private Kind wal(FieldsReader fields) {
        if (!engines.equals(Set.of(Engine.SQLITE))) {
            fields.wrong("kind", "wal measures a file of SQLite; the pack's engines must be sqlite alone");
        }
        Map<String, Double> most = levels(fields, "at_most");
        if (most.isEmpty()) {
            fields.wrong("at_most", "needs bytes, such as {warning: 67108864, critical: 1073741824}");
        }
        return new Kind.WalSize(new Limits(null, null, most.get("warning"), most.get("critical")));
    }

    private Map<String, Double> levels(FieldsReader fields, String option) {
        Map<String, Double> levels = new LinkedHashMap<>();
        fields.mapping(option).forEach((level, node) -> {
            @Nullable
            Double number = number(node);
            if (!level.equals("warning") && !level.equals("critical")) {
                mistakes.add(node.line(), fields.pathOf(option) + "." + level, "must be warning or critical");
            } else if (number == null) {
                mistakes.add(node.line(), fields.pathOf(option) + "." + level, "must be a number");
            } else {
                levels.put(level, number);
            }
        });
        return levels;
    }

    private static @Nullable Double number(YamlNode node) {
        try {
            return node instanceof YamlNode.Scalar(String text, _) ? Double.valueOf(text.strip()) : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private Kind baseline(FieldsReader fields) {
        Map<String, Long> counts = new LinkedHashMap<>();
        fields.mapping("baseline").forEach((table, node) -> {
            Double count = number(node);
            if (count == null || count < 0 || count != Math.rint(count)) {
                mistakes.add(node.line(), fields.pathOf("baseline") + "." + table, "must be a number of rows");
            } else {
                counts.put(table, count.longValue());
            }
        });
        if (counts.isEmpty()) {
            fields.wrong("baseline", "needs tables with their number of rows, such as {pue_data: 240}; 0 for none yet");
        }
        Map<String, Double> drift = levels(fields, "drift");
        return new Kind.Baseline(counts, drift.getOrDefault("warning", DRIFT_WARNING),
                drift.getOrDefault("critical", DRIFT_CRITICAL));
    }

    private Map<String, Duration> slow(FieldsReader fields) {
        Map<String, Duration> levels = new LinkedHashMap<>();
        YamlNode node = fields.node("slower_than");
        if (!(node instanceof YamlNode.Fields mapping)) {
            fields.wrong("slower_than", "needs its two levels, such as {warning: 200 ms, critical: 500 ms}");
            return levels;
        }
        FieldsReader reader = FieldsReader.of(fields.pathOf("slower_than"), mapping, mistakes);
        levels.put("warning", reader.duration("warning", Duration.ofSeconds(1)));
        levels.put("critical", reader.duration("critical", Duration.ofDays(1)));
        reader.finish();
        return levels;
    }

    private static Duration level(Map<String, Duration> levels, String level) {
        return levels.getOrDefault(level, Duration.ofSeconds(1));
    }
}
