package plumbline.core.pack.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plumbline.core.pack.Check;
import plumbline.core.pack.CheckpointRules;
import plumbline.core.pack.CheckpointRules.Trigger;
import plumbline.core.pack.CheckpointRules.Way;
import plumbline.core.sql.TableName;
import plumbline.core.yaml.FieldsReader;
import plumbline.core.yaml.Mistakes;
import plumbline.core.yaml.YamlNode;

/// Reads what a pack says about checkpoints: its tables, and what goes with putting them back.
final class CheckpointReader {

    private static final String CHECKPOINT = "checkpoint";
    private static final String RESTORE = "restore";
    private static final String TABLES = "tables";
    private static final String TRIGGERS = "triggers";

    private final List<Check> checks;
    private final Mistakes mistakes;

    /// @param checks the pack's own, which may be named
    CheckpointReader(List<Check> checks, Mistakes mistakes) {
        this.checks = checks;
        this.mistakes = mistakes;
    }

    Optional<CheckpointRules> rules(FieldsReader pack) {
        YamlNode node = pack.node(CHECKPOINT);
        if (node == null) {
            return Optional.empty();
        }
        FieldsReader fields = FieldsReader.of(CHECKPOINT, node, mistakes);
        List<TableName> tables = tables(fields);
        YamlNode around = fields.node(RESTORE);
        FieldsReader restore = FieldsReader.of(fields.pathOf(RESTORE),
                around == null ? new YamlNode.Fields(java.util.Map.of(), fields.line()) : around, mistakes);
        CheckpointRules rules = new CheckpointRules(tables, triggers(restore, tables), checks(restore),
                restore.flag("counts", false), repairs(restore));
        restore.finish();
        fields.finish();
        return Optional.of(rules);
    }

    private static List<TableName> tables(FieldsReader fields) {
        List<TableName> tables = new ArrayList<>();
        Set<TableName> seen = new HashSet<>();
        for (String text : fields.texts(TABLES)) {
            TableName name = TableName.parse(text);
            if (seen.add(name)) {
                tables.add(name);
            } else {
                fields.wrong(TABLES, "'" + text + "' stands there twice");
            }
        }
        if (tables.isEmpty()) {
            fields.wrong(TABLES, "needs the tables that a checkpoint saves");
        }
        return tables;
    }

    private Optional<List<Trigger>> triggers(FieldsReader fields, List<TableName> tables) {
        if (!fields.has(TRIGGERS)) {
            return Optional.empty();
        }
        List<Trigger> triggers = new ArrayList<>();
        fields.mapping(TRIGGERS).forEach((table, node) -> {
            String path = fields.pathOf(TRIGGERS) + "." + table;
            TableName name = TableName.parse(table);
            if (!tables.contains(name)) {
                mistakes.add(node.line(), path, "is none of the checkpoint's tables");
            }
            List<YamlNode> items = node instanceof YamlNode.Items(List<YamlNode> several, _) ? several : List.of(node);
            for (YamlNode item : items) {
                if (item instanceof YamlNode.Scalar(String trigger, _) && !trigger.isBlank()) {
                    triggers.add(new Trigger(name, trigger));
                } else {
                    mistakes.add(item.line(), path, "must be a list of trigger names");
                }
            }
        });
        return Optional.of(triggers);
    }

    private List<String> checks(FieldsReader fields) {
        List<String> ids = fields.texts("checks");
        for (String id : ids) {
            Optional<Check> known = check(id);
            if (known.isEmpty()) {
                fields.wrong("checks", "'" + id + "' is no check of this pack");
            } else if (known.get().onlyByName()) {
                fields.wrong("checks", "'" + id + "' is a trial, which runs only when a person chose it alone");
            }
        }
        return ids;
    }

    private List<Way> repairs(FieldsReader fields) {
        List<Way> ways = new ArrayList<>();
        for (String text : fields.texts("repairs")) {
            int slash = text.indexOf('/');
            Way way = slash < 0 ? new Way(text, "") : new Way(text.substring(0, slash), text.substring(slash + 1));
            if (check(way.check()).isEmpty()) {
                fields.wrong("repairs", "'" + text + "' must be check/way, and '" + way.check()
                        + "' is no check of this pack");
            } else if (check(way.check()).flatMap(check -> check.repair(way.way())).isEmpty() || way.way().isEmpty()) {
                fields.wrong("repairs", "'" + text + "' must be check/way, and '" + way.way()
                        + "' is no repair of that check");
            } else {
                ways.add(way);
            }
        }
        return ways;
    }

    private Optional<Check> check(String id) {
        return checks.stream().filter(check -> check.id().equals(id)).findFirst();
    }
}
