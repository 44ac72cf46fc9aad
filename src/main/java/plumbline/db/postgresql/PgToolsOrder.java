package plumbline.db.postgresql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.core.backup.ArchiveContents;
import plumbline.core.backup.ArchiveContents.Entry;
import plumbline.core.session.Row;
import plumbline.core.session.Session;
import plumbline.db.jdbc.SqlFile;

/// In which order a dump is put back where what is there is dropped first: `pg_restore --clean` drops in the opposite
/// order, and the server lets go of a partition's index or key only together with the partitioned table's. So those of
/// partitions come first in the list, to be dropped last, when they are gone already.
final class PgToolsOrder {

    private static final SqlFile PARTITION_INDEXES = SqlFile.read("postgresql/backup/partition_indexes.sql");

    private PgToolsOrder() {}

    /// The lines of the whole table of contents; empty where its own order will do.
    ///
    /// @param session of the database that is put back, as it is now
    static List<String> of(Session session, ArchiveContents contents) {
        Map<String, Entry> entries = new HashMap<>();
        for (Entry entry : contents.entries()) {
            if (entry.kind().equals("CONSTRAINT") || entry.kind().equals("INDEX")) {
                int owner = entry.rest().lastIndexOf(' ');
                entries.put(entry.kind() + " " + entry.rest().substring(0, Math.max(owner, 0)), entry);
            }
        }
        Set<Entry> first = new LinkedHashSet<>();
        for (Row row : session.ask(PARTITION_INDEXES.sql(), Integer.MAX_VALUE).rows()) {
            Entry index = entries.get("INDEX " + row.text(0) + " " + row.text(2));
            Entry key = entries.get("CONSTRAINT " + row.text(0) + " " + row.text(1) + " " + row.text(2));
            if (index != null) {
                first.add(index);
            }
            if (key != null) {
                first.add(key);
            }
        }
        return first.isEmpty() ? List.of() : lines(contents, first, Set.copyOf(entries.values()));
    }

    private static List<String> lines(ArchiveContents contents, Set<Entry> first, Set<Entry> kin) {
        List<String> lines = new ArrayList<>();
        boolean begun = false;
        for (Entry entry : contents.entries()) {
            if (!begun && kin.contains(entry)) {
                first.forEach(each -> lines.add(each.line()));
                begun = true;
            }
            if (!first.contains(entry)) {
                lines.add(entry.line());
            }
        }
        return lines;
    }
}
