package plumbline.core.pack.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plumbline.core.pack.Means;
import plumbline.core.pack.Repair;
import plumbline.core.pack.Touch;
import plumbline.core.session.Needs;
import plumbline.core.sql.TableName;
import plumbline.core.sql.Template;
import plumbline.core.target.Engine;
import plumbline.core.text.LocalText;
import plumbline.core.yaml.FieldsReader;
import plumbline.core.yaml.Mistakes;
import plumbline.core.yaml.YamlNode;

/// Reads one way to put findings right.
final class RepairReader {

    private static final int LIMIT = 10_000;
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");

    private final PackSql sql;
    private final Mistakes mistakes;

    RepairReader(PackSql sql, Mistakes mistakes) {
        this.sql = sql;
        this.mistakes = mistakes;
    }

    private enum Word {
        CHANGE, SCHEMA, OUTSIDE, HTTP;

        static final String ALL = "change, schema, outside, http";

        static Optional<Word> of(String word) {
            for (Word each : values()) {
                if (each.name().toLowerCase(java.util.Locale.ROOT).equals(word)) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }
    }

    /// @param key     the check's key columns
    /// @param engines the systems the check can be asked on
    Repair repair(List<String> key, Set<Engine> engines, FieldsReader fields) {
        String id = fields.text("id", PackReader.ID, PackReader.ID_IN_WORDS);
        LocalText title = fields.localText("title");
        LocalText does = fields.localText("does");
        LocalText locks = fields.localText("locks");
        Word word = fields.choice("kind", Word.CHANGE, Word::of, Word.ALL);
        List<Touch> touches = touches(fields);
        Means means = switch (word) {
            case CHANGE -> new Means.Statements(sql.changes(fields, engines, key, touches));
            case SCHEMA -> schema(fields, engines);
            case OUTSIDE -> outside(fields, engines);
            case HTTP -> request(fields);
        };
        if (word == Word.CHANGE && touches.isEmpty()) {
            fields.wrong("touches", "needs the tables it changes, such as {distillations: {id: id}}");
        }
        boolean narrowable = fields.flag("narrowable", word != Word.HTTP);
        int limit = fields.integer("limit", LIMIT, 1, 10_000_000);
        Needs needs = NeedsReader.needs(fields, mistakes);
        Optional<LocalText> noUndo = fields.has("no_undo")
                ? Optional.of(fields.localText("no_undo"))
                : Optional.empty();
        boolean mustSay = word == Word.OUTSIDE || (word == Word.HTTP && touches.isEmpty())
                || (word == Word.SCHEMA && !fields.has("inverse"));
        if (mustSay && noUndo.isEmpty()) {
            fields.wrong("no_undo", "is missing: this can't be taken back, and a person must be told why");
        }
        fields.finish();
        return new Repair(id, title, does, locks, means, touches, narrowable, limit, needs, noUndo);
    }

    private Means schema(FieldsReader fields, Set<Engine> engines) {
        Map<Engine, Template> statement = sql.templates(fields, "sql", engines);
        Map<Engine, Template> inverse = fields.has("inverse") ? sql.templates(fields, "inverse", engines) : Map.of();
        return new Means.Schema(statement, inverse);
    }

    private Means outside(FieldsReader fields, Set<Engine> engines) {
        Map<Engine, Template> statement = sql.templates(fields, "sql", engines);
        Optional<Means.Cleanup> cleanup = Optional.empty();
        if (fields.node("cleanup") instanceof YamlNode.Fields node) {
            FieldsReader reader = FieldsReader.of(fields.pathOf("cleanup"), node, mistakes);
            var find = sql.about(reader, "find");
            var put = sql.template(reader, "sql");
            if (find.isPresent() && put.isPresent()) {
                cleanup = Optional.of(new Means.Cleanup(find.get(), put.get()));
            }
            reader.finish();
        }
        return new Means.Outside(statement, cleanup);
    }

    private static Means request(FieldsReader fields) {
        String method = fields.text("method", "POST");
        if (!METHODS.contains(method)) {
            fields.wrong("method", "'" + method + "' must be one of GET, POST, PUT, DELETE");
        }
        return new Means.Request(method, fields.text("path", KindReader.PATH, KindReader.PATH_IN_WORDS));
    }

    private List<Touch> touches(FieldsReader fields) {
        List<Touch> touches = new ArrayList<>();
        fields.mapping("touches").forEach((table, node) -> {
            Map<String, String> rows = new LinkedHashMap<>();
            switch (node) {
                case YamlNode.Scalar(String text, int line) -> {
                    if (!text.equals("written")) {
                        wrong(fields, line, table);
                    }
                }
                case YamlNode.Fields(Map<String, YamlNode> columns, int line) -> {
                    columns.forEach((column, finding) -> {
                        if (finding instanceof YamlNode.Scalar(String name, _) && !name.isBlank()) {
                            rows.put(column, name);
                        } else {
                            wrong(fields, finding.line(), table);
                        }
                    });
                    if (columns.isEmpty()) {
                        wrong(fields, line, table);
                    }
                }
                case YamlNode.Items items -> wrong(fields, items.line(), table);
            }
            touches.add(new Touch(TableName.parse(table), rows));
        });
        return touches;
    }

    private void wrong(FieldsReader fields, int line, String table) {
        mistakes.add(line, fields.pathOf("touches") + "." + table,
                "must be the columns that name its rows in a finding, such as {id: id}, or the word written");
    }
}
