package plumbline.core.pack.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.core.pack.History;
import plumbline.core.sql.TableName;
import plumbline.core.target.Engine;
import plumbline.core.text.LocalText;
import plumbline.core.yaml.FieldsReader;
import plumbline.core.yaml.Mistakes;
import plumbline.core.yaml.YamlNode;

/// Reads which rows of an application have a history.
final class HistoryReader {

    private static final String HISTORY = "history";
    private static final String KEY = "key";
    private static final String FIELDS = "fields";
    private static final String TABLE = "table";
    private static final String NAMED = "named";
    private static final String LABELS = "labels";

    private final Mistakes mistakes;

    HistoryReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    List<History> histories(FieldsReader pack, Set<Engine> engines) {
        List<History> histories = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (FieldsReader fields : pack.readers(HISTORY)) {
            History history = history(fields);
            if (!ids.add(history.id())) {
                fields.wrong("id", "'" + history.id() + "' is used by another history of this pack");
            }
            histories.add(history);
        }
        if (!histories.isEmpty() && !engines.equals(Set.of(Engine.POSTGRESQL))) {
            pack.wrong(HISTORY, "works on postgresql only");
        }
        return histories;
    }

    private History history(FieldsReader fields) {
        String id = fields.text("id", PackReader.ID, PackReader.ID_IN_WORDS);
        LocalText title = fields.localText("title");
        TableName view = name(fields, "view");
        List<String> key = fields.texts(KEY);
        if (key.isEmpty()) {
            fields.wrong(KEY, "needs the columns of the view that tell its rows apart");
        }
        TableName row = name(fields, "row");
        History.Kept kept = kept(fields);
        List<History.Fields> tables = fields.readers(FIELDS).stream().map(this::table).toList();
        if (tables.isEmpty()) {
            fields.wrong(FIELDS, "needs at least one table whose columns may be edited");
        }
        List<History.Named> named = named(fields, key);
        List<String> shown = fields.texts("shown");
        Map<String, LocalText> labels = labels(fields);
        fields.finish();
        return new History(id, title, view, key, row, kept, tables, shown, named, labels);
    }

    private History.Kept kept(FieldsReader fields) {
        YamlNode node = fields.node("snapshots");
        FieldsReader kept = FieldsReader.of(fields.pathOf("snapshots"),
                node == null ? new YamlNode.Fields(Map.of(), fields.line()) : node, mistakes);
        History.Kept its = new History.Kept(name(kept, TABLE), kept.text("id", "snapshot_id"),
                kept.text(KEY), kept.text("version", "version"), kept.text("at", "created_at"),
                kept.text("editor", "edited_by"), kept.text("summary", "change_summary"),
                kept.text("payload", "payload"));
        kept.finish();
        return its;
    }

    private History.Fields table(FieldsReader fields) {
        Map<String, String> key = new LinkedHashMap<>();
        fields.mapping(KEY).forEach((column, node) -> key.put(column, scalar(fields, KEY, node)));
        if (key.isEmpty()) {
            fields.wrong(KEY, "needs the table's key columns with the view's, such as id: risk_id");
        }
        History.Fields table = new History.Fields(name(fields, TABLE), key,
                fields.text("prefix", ""));
        fields.finish();
        return table;
    }

    private List<History.Named> named(FieldsReader history, List<String> key) {
        List<History.Named> named = new ArrayList<>();
        for (FieldsReader fields : history.readers(NAMED)) {
            History.Named its = new History.Named(fields.text("word", PackReader.ID, PackReader.ID_IN_WORDS),
                    fields.text("column"), fields.text("name"), name(fields, TABLE),
                    fields.text("id", "id"), fields.text("its", "name"));
            if (!key.contains(its.column())) {
                fields.wrong("column", "'" + its.column() + "' is none of the key's columns");
            }
            fields.finish();
            named.add(its);
        }
        return named;
    }

    private Map<String, LocalText> labels(FieldsReader history) {
        YamlNode node = history.node(LABELS);
        if (node == null) {
            return Map.of();
        }
        Map<String, LocalText> labels = new LinkedHashMap<>();
        FieldsReader fields = FieldsReader.of(history.pathOf(LABELS), node, mistakes);
        if (node instanceof YamlNode.Fields(Map<String, YamlNode> byName, _)) {
            byName.keySet().forEach(name -> labels.put(name, fields.localText(name)));
        }
        fields.finish();
        return labels;
    }

    /// What is missing is noted; reading goes on with any name.
    private static TableName name(FieldsReader fields, String option) {
        String text = fields.text(option);
        return TableName.parse(text.isBlank() ? "?" : text);
    }

    private String scalar(FieldsReader fields, String option, YamlNode node) {
        if (node instanceof YamlNode.Scalar(String text, _) && !text.isBlank()) {
            return text;
        }
        fields.wrong(option, "must name columns");
        return "";
    }
}
