package plumbline.core.pack.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.core.session.Needs;
import plumbline.core.yaml.FieldsReader;
import plumbline.core.yaml.Mistakes;
import plumbline.core.yaml.YamlNode;

/// Reads what a question needs to find in a target: `needs` (tables with columns), `functions`, `extensions`.
final class NeedsReader {

    private NeedsReader() {}

    static Needs needs(FieldsReader fields, Mistakes mistakes) {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        fields.mapping("needs").forEach((table, columns) -> {
            List<String> names = new ArrayList<>();
            if (columns instanceof YamlNode.Items(List<YamlNode> items, _)) {
                for (YamlNode item : items) {
                    if (item instanceof YamlNode.Scalar(String name, _) && !name.isBlank()) {
                        names.add(name);
                    } else {
                        mistakes.add(item.line(), fields.pathOf("needs") + "." + table,
                                "must be a list of column names");
                    }
                }
            } else {
                mistakes.add(columns.line(), fields.pathOf("needs") + "." + table, "must be a list of column names");
            }
            tables.put(table, names);
        });
        return new Needs(tables, fields.texts("functions"), fields.texts("extensions"));
    }
}
