package plumbline.core.pack.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import plumbline.core.pack.Check;
import plumbline.core.pack.Pack;
import plumbline.core.pack.PackMistake;
import plumbline.core.pack.Repair;
import plumbline.core.pack.Severity;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.TableName;
import plumbline.core.target.Engine;
import plumbline.core.text.LocalText;
import plumbline.core.yaml.FieldsReader;
import plumbline.core.yaml.Yaml;
import plumbline.core.yaml.YamlNode;

/// Reads one pack's folder, as a whole or not at all: every mistake is noted with file, line and option.
public final class PackReader {

    /// What ids look like: they are typed on command lines and name folders.
    static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final String ID_IN_WORDS = "lower-case letters, digits and hyphens, a letter first";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int LIMIT = 10_000;

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
        fields.finish();
        return Optional.of(new Pack(id, title, engines, tables, checks, origin));
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
        Map<Engine, NamedSql> statements = sql.question(fields, engines);
        List<String> key = fields.texts("key");
        if (key.isEmpty()) {
            fields.wrong("key", "needs the columns that identify a finding");
        }
        String wrong = fields.text("wrong", "");
        String right = fields.text("right", "");
        Map<String, List<String>> needs = needs(fields);
        Duration timeout = fields.duration("timeout", TIMEOUT);
        List<String> masked = fields.texts("masked");
        List<Repair> repairs = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (FieldsReader repair : fields.readers("repairs")) {
            Repair read = repair(key, statements.keySet(), repair);
            if (!ids.add(read.id())) {
                repair.wrong("id", "'" + read.id() + "' is used by another repair of this check");
            }
            repairs.add(read);
        }
        fields.finish();
        return new Check(pack, id, title, why, severity, statements, key, wrong, right, needs, timeout, masked,
                repairs);
    }

    private static Optional<Severity> severityOf(String word) {
        for (Severity severity : Severity.values()) {
            if (severity.word().equals(word)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }

    private Map<String, List<String>> needs(FieldsReader fields) {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        fields.mapping("needs").forEach((table, columns) -> {
            List<String> names = new ArrayList<>();
            if (columns instanceof YamlNode.Items(List<YamlNode> items, _)) {
                for (YamlNode item : items) {
                    if (item instanceof YamlNode.Scalar(String name, _) && !name.isBlank()) {
                        names.add(name);
                    } else {
                        note(item.line(), fields.pathOf("needs") + "." + table, "must be a list of column names");
                    }
                }
            } else {
                note(columns.line(), fields.pathOf("needs") + "." + table, "must be a list of column names");
            }
            needs.put(table, names);
        });
        return needs;
    }

    private Repair repair(List<String> key, Set<Engine> engines, FieldsReader fields) {
        String id = fields.text("id", ID, ID_IN_WORDS);
        LocalText title = fields.localText("title");
        LocalText does = fields.localText("does");
        LocalText locks = fields.localText("locks");
        Map<Engine, NamedSql> statements = sql.change(fields, engines, key);
        String table = fields.text("table");
        Map<String, String> keys = new LinkedHashMap<>();
        fields.mapping("rows").forEach((column, finding) -> {
            String name = finding instanceof YamlNode.Scalar(String text, _) ? text : "";
            if (!key.contains(name)) {
                note(finding.line(), fields.pathOf("rows") + "." + column,
                        "'" + name + "' must be one of the check's key columns: " + String.join(", ", key));
            }
            keys.put(column, name);
        });
        if (keys.isEmpty()) {
            fields.wrong("rows", "needs the columns of the table that hold the check's key, such as {id: id}");
        }
        boolean narrowable = fields.flag("narrowable", true);
        int limit = fields.integer("limit", LIMIT, 1, 10_000_000);
        fields.finish();
        return new Repair(id, title, does, locks, statements,
                table.isBlank() ? TableName.of("?") : TableName.parse(table),
                keys, narrowable, limit);
    }

    private void note(int line, String option, String says) {
        mistakes.add(new PackMistake(files.label(PackFiles.DESCRIPTION), line, option, says));
    }
}
