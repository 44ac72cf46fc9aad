package plumbline.core.pack.yaml;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.core.pack.PackMistake;
import plumbline.core.pack.Touch;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.Template;
import plumbline.core.target.Engine;
import plumbline.core.yaml.FieldsReader;
import plumbline.core.yaml.YamlNode;

/// Reads the SQL files a pack names: one statement each, a question that begins as questions do, only known `:names`.
final class PackSql {

    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,120}\\.sql");
    private static final Pattern FIRST_WORD = Pattern.compile("(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/|\\()*([A-Za-z]+)",
            Pattern.DOTALL);
    /// A whole statement as the server's catalog gives it.
    private static final Pattern DEFINITION = Pattern
            .compile("(?:\\s|--[^\\n]*\\n)*\\{\\{[A-Za-z_][A-Za-z0-9_]*:definition}}");
    /// Texts, quoted names and comments: what stands in them is not run.
    private static final Pattern NOT_RUN = Pattern.compile(
            "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\\n]*|/\\*.*?\\*/|(\\$\\w*\\$).*?\\1", Pattern.DOTALL);
    /// A change in or behind a WITH; a question has none.
    private static final Pattern CHANGE_INSIDE = Pattern.compile(
            "[()]\\s*((?:insert\\s+into|delete\\s+from|merge\\s+into|update\\s[^()]*?\\sset)\\s)",
            Pattern.CASE_INSENSITIVE);
    /// A word before a parenthesis: a function that is called, unless it is one of [#NO_CALLS].
    private static final Pattern CALL = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_$]*)\\s*\\(");
    /// Words of the language, and the common functions that can't change anything.
    private static final Set<String> NO_CALLS = Set.of("all", "and", "any", "array", "as", "avg", "by", "case", "cast",
            "coalesce", "count", "distinct", "else", "except", "exists", "extract", "filter", "from", "greatest",
            "having", "in", "intersect", "join", "lateral", "least", "limit", "materialized", "max", "min", "not",
            "now", "nullif", "offset", "on", "or", "over", "row", "select", "sum", "then", "union", "using", "values",
            "when", "where", "with");
    private static final Set<String> QUESTIONS = Set.of("select", "with", "values", "table");
    private static final Set<String> SCHEMA_CHANGES = Set.of("alter", "create", "drop", "reindex", "vacuum",
            "analyze", "refresh");
    private static final Set<String> CHANGES = Set.of("update", "delete", "insert", "with", "select", "merge");

    private final PackFiles files;
    private final List<PackMistake> mistakes;

    PackSql(PackFiles files, List<PackMistake> mistakes) {
        this.files = files;
        this.mistakes = mistakes;
    }

    /// The statements of a repair, in their order; they may name the chosen keys, and what the findings say of the rows
    /// it touches.
    Map<Engine, List<NamedSql>> changes(FieldsReader fields, Set<Engine> engines, List<String> key,
            List<Touch> touches) {
        Set<String> names = keyNames(key);
        touches.forEach(touch -> touch.rows().values().forEach(column -> names.add("keys_" + column)));
        return lists(fields, "sql", engines, (file, item, option) -> read(file, item.line(), option, CHANGES, names));
    }

    private interface StepReader {
        Optional<NamedSql> read(String file, YamlNode item, String option);
    }

    /// One file or a list of them, for each system.
    private Map<Engine, List<NamedSql>> lists(FieldsReader fields, String option, Set<Engine> engines,
            StepReader reader) {
        Map<Engine, List<NamedSql>> steps = new EnumMap<>(Engine.class);
        byEngine(fields, option, engines, (engine, node, path) -> {
            List<NamedSql> read = new ArrayList<>();
            for (YamlNode item : node instanceof YamlNode.Items(List<YamlNode> items, _) ? items : List.of(node)) {
                file(item, path).flatMap(file -> reader.read(file, item, path)).ifPresent(read::add);
            }
            if (!read.isEmpty()) {
                steps.put(engine, read);
            }
        });
        return steps;
    }

    /// The statements of a trial, in their order; each changes something, itself or by a function it calls.
    Map<Engine, List<NamedSql>> steps(FieldsReader fields, String option, Set<Engine> engines) {
        return lists(fields, option, engines, (file, item, path) -> {
            Optional<NamedSql> step = read(file, item.line(), path, CHANGES, Set.of());
            step.filter(PackSql::onlyAsks).ifPresent(question -> noteIn(file, firstLine(question),
                    "only asks; a step must change something, or call a function that does"));
            return step;
        });
    }

    private static boolean onlyAsks(NamedSql sql) {
        Matcher first = FIRST_WORD.matcher(sql.source());
        if (!first.lookingAt() || !QUESTIONS.contains(first.group(1).toLowerCase(Locale.ROOT))) {
            return false;
        }
        String run = NOT_RUN.matcher(sql.source()).replaceAll(found -> found.group().startsWith("\"") ? "x" : " ");
        return !CHANGE_INSIDE.matcher(run).find() && CALL.matcher(run).results()
                .allMatch(call -> NO_CALLS.contains(call.group(1).toLowerCase(Locale.ROOT)));
    }

    private static int firstLine(NamedSql sql) {
        Matcher first = FIRST_WORD.matcher(sql.source());
        return first.lookingAt() ? lineAt(sql.source(), first.start(1)) : 1;
    }

    private static int lineAt(String text, int place) {
        return (int) text.substring(0, place).chars().filter(c -> c == '\n').count() + 1;
    }

    /// The statements of a schema change, with names in them.
    Map<Engine, Template> templates(FieldsReader fields, String option, Set<Engine> engines) {
        return templates(fields, option, engines, SCHEMA_CHANGES);
    }

    /// The questions that are asked for each row of another, with names in them.
    Map<Engine, Template> questionsPerRow(FieldsReader fields, String option, Set<Engine> engines) {
        return templates(fields, option, engines, QUESTIONS);
    }

    private Map<Engine, Template> templates(FieldsReader fields, String option, Set<Engine> engines,
            Set<String> firstWords) {
        Map<Engine, Template> templates = new EnumMap<>(Engine.class);
        byEngine(fields, option, engines, (engine, node, path) -> file(node, path)
                .flatMap(file -> template(file, node.line(), path, firstWords))
                .ifPresent(read -> templates.put(engine, read)));
        return templates;
    }

    /// One question about a finding, whatever the system; it may name any column of the finding.
    Optional<NamedSql> about(FieldsReader fields, String option) {
        YamlNode node = fields.node(option);
        if (node == null) {
            fields.wrong(option, "is missing");
            return Optional.empty();
        }
        return file(node, fields.pathOf(option))
                .flatMap(file -> read(file, node.line(), fields.pathOf(option), QUESTIONS, null));
    }

    /// One statement with names in it, whatever the system.
    Optional<Template> template(FieldsReader fields, String option) {
        YamlNode node = fields.node(option);
        if (node == null) {
            fields.wrong(option, "is missing");
            return Optional.empty();
        }
        return file(node, fields.pathOf(option))
                .flatMap(file -> template(file, node.line(), fields.pathOf(option), SCHEMA_CHANGES));
    }

    private Optional<Template> template(String file, int line, String option, Set<String> firstWords) {
        Optional<String> text = textOf(file, line, option);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Template template = new Template(text.get());
        template.unknownForms().forEach(form -> noteIn(file, 1,
                "':" + form + "' is not known; a name stands as {{x}}, {{x:number}} or {{x:definition}}"));
        NamedSql filled = NamedSql.whole(text.get().replaceAll("\\{\\{[^}]*}}", "1"));
        if (filled.statements() != 1) {
            noteIn(file, 1, "holds " + filled.statements() + " statements; one is allowed");
        }
        Matcher first = FIRST_WORD.matcher(text.get());
        boolean known = first.lookingAt() && firstWords.contains(first.group(1).toLowerCase(Locale.ROOT));
        if (!known && !(firstWords.contains("create") && DEFINITION.matcher(text.get()).lookingAt())) {
            noteIn(file, 1, "must begin with one of " + String.join(", ", firstWords.stream().sorted().toList()));
        }
        if (text.get().toLowerCase(Locale.ROOT).contains("set_config")) {
            noteIn(file, 1, "must not call set_config");
        }
        return Optional.of(template);
    }

    private interface Taker {
        void take(Engine engine, YamlNode node, String option);
    }

    /// What an option holds for each system: one value for all, or a mapping from systems to values.
    private void byEngine(FieldsReader fields, String option, Set<Engine> engines, Taker taker) {
        YamlNode node = fields.node(option);
        switch (node) {
            case null -> fields.wrong(option, "is missing");
            case YamlNode.Fields(Map<String, YamlNode> values, _) -> values.forEach((word, value) -> {
                String path = fields.pathOf(option) + "." + word;
                Optional<Engine> engine = PackReader.engineOf(word).filter(engines::contains);
                engine.ifPresentOrElse(each -> taker.take(each, value, path),
                        () -> note(value.line(), path, "must be one of the engines the check is asked on"));
            });
            default -> engines.forEach(engine -> taker.take(engine, node, fields.pathOf(option)));
        }
    }

    private Optional<String> file(YamlNode node, String option) {
        if (node instanceof YamlNode.Scalar(String file, _)) {
            return Optional.of(file);
        }
        note(node.line(), option, "must be a file name");
        return Optional.empty();
    }

    /// The statements of a check, by database system.
    Map<Engine, NamedSql> question(FieldsReader fields, Set<Engine> engines) {
        Map<Engine, NamedSql> statements = new EnumMap<>(Engine.class);
        byEngine(fields, "sql", engines, (engine, node, option) -> file(node, option)
                .flatMap(file -> read(file, node.line(), option, QUESTIONS, Set.of()))
                .ifPresent(sql -> statements.put(engine, sql)));
        return statements;
    }

    /// The statements of a check that ask about chosen keys alone, by database system.
    Map<Engine, NamedSql> narrowed(FieldsReader fields, String option, Set<Engine> engines, List<String> key) {
        Map<Engine, NamedSql> statements = new EnumMap<>(Engine.class);
        Set<String> names = keyNames(key);
        byEngine(fields, option, engines, (engine, node, path) -> file(node, path)
                .flatMap(file -> read(file, node.line(), path, QUESTIONS, names))
                .ifPresent(sql -> statements.put(engine, sql)));
        return statements;
    }

    /// The names a statement may hold for chosen findings.
    private static Set<String> keyNames(List<String> key) {
        Set<String> names = new HashSet<>();
        if (key.size() == 1) {
            names.add("keys");
        }
        key.forEach(column -> names.add("keys_" + column));
        return names;
    }

    private Optional<NamedSql> read(String file, int line, String option, Set<String> firstWords,
            @Nullable Set<String> names) {
        Optional<String> text = textOf(file, line, option);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        NamedSql sql = NamedSql.parse(text.get());
        examine(file, sql, firstWords, names);
        return Optional.of(sql);
    }

    private Optional<String> textOf(String file, int line, String option) {
        if (!FILE.matcher(file).matches()) {
            note(line, option, "'" + file + "' must be the bare name of a .sql file in the pack's folder");
            return Optional.empty();
        }
        Optional<String> text = files.text(file);
        if (text.isEmpty()) {
            note(line, option, "there is no file " + file + " in the pack's folder");
        }
        return text;
    }

    /// @param names those it may hold; null: any
    private void examine(String file, NamedSql sql, Set<String> firstWords, @Nullable Set<String> names) {
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
        if (firstWords.equals(QUESTIONS)) {
            Matcher change = CHANGE_INSIDE.matcher(
                    NOT_RUN.matcher(sql.source()).replaceAll(found -> found.group().replaceAll("[^\n]", " ")));
            if (change.find()) {
                noteIn(file, lineAt(sql.source(), change.start(1)), "a question must not change anything");
            }
        }
        for (String name : sql.distinctNames()) {
            if (names != null && !names.contains(name)) {
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
