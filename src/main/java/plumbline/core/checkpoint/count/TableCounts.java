package plumbline.core.checkpoint.count;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.Skipped;
import plumbline.core.sql.TableName;
import plumbline.core.text.Phrase;

/// The numbers of rows that a manifest gives, table by table, as `count(*)` would give them.
///
/// A partitioned table is the sum of its partitions, where it was saved as a whole. A table with children of inheritance
/// is not told: `count(*)` counts those too, and nothing says that all of them were saved.
record TableCounts(Manifest manifest) {

    /// What was found.
    ///
    /// @param lacking why others are not told, a table each
    record Told(Map<String, Long> counts, List<Phrase> lacking) {}

    Told of(Set<String> tables) {
        Map<String, Long> counts = new LinkedHashMap<>();
        List<Phrase> lacking = new ArrayList<>();
        for (String table : tables) {
            TableName name = TableName.parse(table);
            List<SavedTable> saved = manifest.tables().stream().filter(each -> meant(name, each.form().name()))
                    .toList();
            List<SavedTable> parts = manifest.tables().stream()
                    .filter(each -> each.form().root() != null && meant(name, each.form().root())).toList();
            Phrase why = why(saved, parts);
            if (why == null) {
                counts.put(table, (saved.isEmpty() ? parts : saved).stream().mapToLong(SavedTable::rows).sum());
            } else {
                lacking.add(Phrase.of("detail.count.of", table, why));
            }
        }
        return new Told(counts, lacking);
    }

    // a name without a schema means any, as long as there is one
    private static boolean meant(TableName wanted, TableName found) {
        return wanted.table().equals(found.table())
                && (wanted.schemaOrNull() == null || wanted.schema().equals(found.schema()));
    }

    private @Nullable Phrase why(List<SavedTable> saved, List<SavedTable> parts) {
        List<SavedTable> all = saved.isEmpty() ? parts : saved;
        if (all.isEmpty()) {
            return Phrase.of("detail.count.unsaved");
        }
        if (saved.size() > 1 || all.stream().map(each -> each.form().root()).distinct().count() > 1
                || (!saved.isEmpty() && !parts.isEmpty())) {
            return Phrase.of("detail.count.schemas");
        }
        if (all.stream().anyMatch(each -> !each.whole())) {
            return Phrase.of("detail.count.some");
        }
        if (!parts.isEmpty() && !wholeTree(parts.getFirst())) {
            return Phrase.of("detail.count.partitions");
        }
        return !saved.isEmpty() && hasChildren(saved.getFirst().form().name())
                ? Phrase.of("detail.count.children")
                : null;
    }

    // who chose it all, or its root, has the root among what holds no rows itself
    private boolean wholeTree(SavedTable part) {
        List<Skipped> skipped = manifest.inventory().skipped();
        return skipped.stream().anyMatch(
                each -> each.reason().equals("partitioned") && each.name().equals(String.valueOf(part.form().root())))
                && skipped.stream().noneMatch(
                        each -> Set.of("no-right", "foreign-table", "unlogged").contains(each.reason()));
    }

    private boolean hasChildren(TableName parent) {
        return manifest.tables().stream().flatMap(each -> each.form().definition().stream())
                .anyMatch(line -> line.startsWith("inherits ")
                        && TableName.parse(line.substring("inherits ".length()).strip()).equals(parent));
    }
}
