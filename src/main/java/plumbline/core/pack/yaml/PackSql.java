package plumbline.core.pack.yaml;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumbline.core.pack.PackMistake;
import plumbline.core.sql.NamedSql;
import plumbline.core.target.Engine;
import plumbline.core.yaml.FieldsReader;
import plumbline.core.yaml.YamlNode;

/// Reads the SQL files a pack names: one statement each, a question that begins as questions do, only known `:names`.
final class PackSql {

    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,120}\\.sql");
    private static final Pattern FIRST_WORD = Pattern.compile("(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/|\\()*([A-Za-z]+)",
            Pattern.DOTALL);
    private static final Set<String> QUESTIONS = Set.of("select", "with", "values", "table");
    private static final Set<String> CHANGES = Set.of("update", "delete", "insert", "with", "select", "merge");

    private final PackFiles files;
    private final List<PackMistake> mistakes;

    PackSql(PackFiles files, List<PackMistake> mistakes) {
        this.files = files;
        this.mistakes = mistakes;
    }

    /// The statements of a check, by database system.
    Map<Engine, NamedSql> question(FieldsReader fields, Set<Engine> engines) {
        return statements(fields, engines, QUESTIONS, Set.of());
    }

    /// The statements of a repair; they may name the chosen keys.
    Map<Engine, NamedSql> change(FieldsReader fields, Set<Engine> engines, List<String> key) {
        Set<String> names = new HashSet<>();
        if (key.size() == 1) {
            names.add("keys");
        }
        key.forEach(column -> names.add("keys_" + column));
        return statements(fields, engines, CHANGES, names);
    }

    private Map<Engine, NamedSql> statements(FieldsReader fields, Set<Engine> engines, Set<String> firstWords,
            Set<String> names) {
        Map<Engine, NamedSql> statements = new EnumMap<>(Engine.class);
        YamlNode node = fields.node("sql");
        switch (node) {
            case null -> fields.wrong("sql", "is missing");
            case YamlNode.Scalar(String file, int line) -> read(file, line, fields.pathOf("sql"), firstWords, names)
                    .ifPresent(sql -> engines.forEach(engine -> statements.put(engine, sql)));
            case YamlNode.Fields(Map<String, YamlNode> byEngine, _) -> byEngine.forEach((word, value) -> {
                String option = fields.pathOf("sql") + "." + word;
                Optional<Engine> engine = PackReader.engineOf(word).filter(engines::contains);
                if (engine.isEmpty()) {
                    note(value.line(), option, "must be one of the pack's engines");
                } else if (value instanceof YamlNode.Scalar(String file, int line)) {
                    read(file, line, option, firstWords, names).ifPresent(sql -> statements.put(engine.get(), sql));
                } else {
                    note(value.line(), option, "must be a file name");
                }
            });
            case YamlNode.Items items -> note(items.line(), fields.pathOf("sql"),
                    "must be a file name, or a mapping from engines to file names");
        }
        return statements;
    }

    private Optional<NamedSql> read(String file, int line, String option, Set<String> firstWords, Set<String> names) {
        if (!FILE.matcher(file).matches()) {
            note(line, option, "'" + file + "' must be the bare name of a .sql file in the pack's folder");
            return Optional.empty();
        }
        Optional<String> text = files.text(file);
        if (text.isEmpty()) {
            note(line, option, "there is no file " + file + " in the pack's folder");
            return Optional.empty();
        }
        NamedSql sql = NamedSql.parse(text.get());
        examine(file, sql, firstWords, names);
        return Optional.of(sql);
    }

    private void examine(String file, NamedSql sql, Set<String> firstWords, Set<String> names) {
        if (sql.statements() != 1) {
            noteIn(file, lineOf(sql, ";"), sql.statements() == 0
                    ? "holds no statement"
                    : "holds " + sql.statements() + " statements; one is allowed");
        }
        Matcher first = FIRST_WORD.matcher(sql.source());
        if (!first.lookingAt() || !firstWords.contains(first.group(1).toLowerCase(Locale.ROOT))) {
            noteIn(file, 1, "must begin with one of " + String.join(", ", firstWords.stream().sorted().toList()));
        }
        if (sql.source().toLowerCase(Locale.ROOT).contains("set_config")) {
            noteIn(file, lineOf(sql, "set_config"), "must not call set_config");
        }
        for (String name : sql.distinctNames()) {
            if (!names.contains(name)) {
                noteIn(file, lineOf(sql, ":" + name), ":" + name + " is not known here"
                        + (names.isEmpty() ? "" : "; known: :" + String.join(", :", names.stream().sorted().toList())));
            }
        }
    }

    private static int lineOf(NamedSql sql, String words) {
        int at = sql.source().toLowerCase(Locale.ROOT).indexOf(words.toLowerCase(Locale.ROOT));
        return at < 0 ? 1 : (int) sql.source().substring(0, at).lines().count() + (endsWithNewline(sql, at) ? 1 : 0);
    }

    private static boolean endsWithNewline(NamedSql sql, int at) {
        return at == 0 || sql.source().charAt(at - 1) == '\n';
    }

    private void note(int line, String option, String says) {
        mistakes.add(new PackMistake(files.label(PackFiles.DESCRIPTION), line, option, says));
    }

    private void noteIn(String file, int line, String says) {
        mistakes.add(new PackMistake(files.label(file), line, "", says));
    }
}
