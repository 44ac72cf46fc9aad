package plumbline.core.pack.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import plumbline.core.pack.Check;
import plumbline.core.pack.CheckpointRules;
import plumbline.core.pack.History;
import plumbline.core.pack.Kind;
import plumbline.core.pack.Pack;
import plumbline.core.pack.PackHead;
import plumbline.core.pack.PackMistake;
import plumbline.core.pack.Repair;
import plumbline.core.pack.Severity;
import plumbline.core.pack.Tile;
import plumbline.core.session.Needs;
import plumbline.core.sql.NamedSql;
import plumbline.core.target.Engine;
import plumbline.core.text.LocalText;
import plumbline.core.yaml.FieldsReader;
import plumbline.core.yaml.Yaml;
import plumbline.core.yaml.YamlNode;

/// Reads one pack's folder, as a whole or not at all: every mistake is noted with file, line and option.
public final class PackReader {

    /// What ids look like: they are typed on command lines and name folders.
    static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    static final String ID_IN_WORDS = "lower-case letters, digits and hyphens, a letter first";
    private static final String CHECKS = "\nchecks:";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final PackFiles files;
    private final String origin;
    private final List<PackMistake> mistakes = new ArrayList<>();
    private final PackSql sql;

    private PackReader(PackFiles files, String origin) {
        this.files = files;
        this.origin = origin;
        this.sql = new PackSql(files, mistakes);
    }

    /// What reading a folder gave: the pack, or its mistakes.
    public sealed interface Reading {

        record Valid(Pack pack) implements Reading {}

        record Invalid(List<PackMistake> mistakes) implements Reading {}
    }

    /// Reads the pack of a folder.
    ///
    /// @param origin what to show as its home
    public static Reading read(PackFiles files, String origin) {
        PackReader reader = new PackReader(files, origin);
        Optional<Pack> pack = reader.pack();
        return pack.isPresent() && reader.mistakes.isEmpty()
                ? new Reading.Valid(pack.get())
                : new Reading.Invalid(List.copyOf(reader.mistakes));
    }

    /// Reads only what a pack says of itself before its checks.
    ///
    /// @return empty where that is not to be told without reading the whole
    static Optional<PackHead> head(PackFiles files) {
        Optional<String> text = files.text(PackFiles.DESCRIPTION);
        int end = text.map(all -> all.indexOf(CHECKS)).orElse(-1);
        if (end < 0) {
            return Optional.empty();
        }
        PackReader reader = new PackReader(files, "");
        Optional<YamlNode> top = Yaml.read(text.orElseThrow().substring(0, end), reader::note);
        if (top.isEmpty()) {
            return Optional.empty();
        }
        FieldsReader fields = FieldsReader.of("", top.get(), reader::note);
        PackHead head = new PackHead(fields.text("id", ID, ID_IN_WORDS), reader.engines(fields),
                fields.texts("tables"));
        return reader.mistakes.isEmpty() ? Optional.of(head) : Optional.empty();
    }

    private Optional<Pack> pack() {
        Optional<String> text = files.text(PackFiles.DESCRIPTION);
        if (text.isEmpty()) {
            note(0, "", "is missing, no regular file, or larger than 1 MiB");
            return Optional.empty();
        }
        Optional<YamlNode> top = Yaml.read(text.get(), this::note);
        if (top.isEmpty()) {
            return Optional.empty();
        }
        FieldsReader fields = FieldsReader.of("", top.get(), this::note);
        String id = fields.text("id", ID, ID_IN_WORDS);
        LocalText title = fields.localText("title");
        Set<Engine> engines = engines(fields);
        List<String> tables = fields.texts("tables");
        List<Check> checks = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (FieldsReader check : fields.readers("checks")) {
            Check read = check(id, engines, check);
            if (!ids.add(read.id())) {
                check.wrong("id", "'" + read.id() + "' is used by another check of this pack");
            }
            checks.add(read);
        }
        if (checks.isEmpty()) {
            fields.wrong("checks", "a pack needs at least one check");
        }
        List<Tile> tiles = new ArrayList<>();
        TileReader tileReader = new TileReader(sql, this::note);
        for (FieldsReader tile : fields.readers("tiles")) {
            tiles.add(tileReader.tile(id, engines, tile));
        }
        Optional<CheckpointRules> checkpoint = new CheckpointReader(checks, this::note).rules(fields);
        List<History> histories = new HistoryReader(this::note).histories(fields, engines);
        fields.finish();
        return Optional.of(new Pack(id, title, engines, tables, checks, tiles, checkpoint, histories, origin));
    }

    private Set<Engine> engines(FieldsReader fields) {
        Set<Engine> engines = EnumSet.noneOf(Engine.class);
        for (String word : fields.texts("engines")) {
            Optional<Engine> engine = engineOf(word);
            engine.ifPresentOrElse(engines::add,
                    () -> fields.wrong("engines", "'" + word + "' must be one of postgresql, sqlite"));
        }
        if (engines.isEmpty()) {
            fields.wrong("engines", "needs at least one of postgresql, sqlite");
            engines.add(Engine.POSTGRESQL);
        }
        return engines;
    }

    static Optional<Engine> engineOf(String word) {
        for (Engine engine : Engine.values()) {
            if (engine.word().equals(word)) {
                return Optional.of(engine);
            }
        }
        return Optional.empty();
    }

    private Check check(String pack, Set<Engine> engines, FieldsReader fields) {
        String id = fields.text("id", ID, ID_IN_WORDS);
        LocalText title = fields.localText("title");
        LocalText why = fields.localText("why");
        Severity severity = fields.choice("severity", Severity.WARNING, PackReader::severityOf,
                "critical, warning, info");
        KindReader.Word word = KindReader.word(fields);
        Map<Engine, NamedSql> statements = word.asks() ? sql.question(fields, engines) : Map.of();
        Set<Engine> asked = word.asks() ? statements.keySet() : engines;
        List<String> key = key(word, fields);
        Kind kind = new KindReader(sql, asked, key, this::note).kind(word, fields);
        String wrong = fields.text("wrong", "");
        String right = fields.text("right", "");
        Needs needs = NeedsReader.needs(fields, this::note);
        Duration timeout = fields.duration("timeout", TIMEOUT);
        String schedule = ScheduleReader.schedule(fields);
        List<String> masked = fields.texts("masked");
        List<Repair> repairs = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        RepairReader reader = new RepairReader(sql, this::note);
        for (FieldsReader repair : fields.readers("repairs")) {
            Repair read = reader.repair(key, asked, repair);
            if (!ids.add(read.id())) {
                repair.wrong("id", "'" + read.id() + "' is used by another repair of this check");
            }
            repairs.add(read);
        }
        fields.finish();
        return new Check(pack, id, title, why, severity, kind, asked.stream().sorted().toList(), statements, key, wrong,
                right, needs, timeout, schedule, masked, repairs);
    }

    /// The kinds whose columns are known say themselves what a finding is called by.
    private static List<String> key(KindReader.Word word, FieldsReader fields) {
        List<String> key = fields.texts("key");
        return switch (word) {
            case BASELINE -> List.of("table");
            case TIME -> List.of("statement");
            case PROBE -> List.of("path");
            case WAL -> List.of("file");
            case ROWS, EACH, TRIAL, LIST, REPORT, BOUNDS -> {
                if (key.isEmpty()) {
                    fields.wrong("key", "needs the columns that identify a finding");
                }
                yield key;
            }
        };
    }

    private static Optional<Severity> severityOf(String word) {
        for (Severity severity : Severity.values()) {
            if (severity.word().equals(word)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }

    private void note(int line, String option, String says) {
        mistakes.add(new PackMistake(files.label(PackFiles.DESCRIPTION), line, option, says));
    }
}
