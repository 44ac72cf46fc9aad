package plumbline.db.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import plumbline.core.session.Row;
import plumbline.core.session.Session;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;
import plumbline.db.jdbc.SqlFile;

/// A foreign key that the server enforces, seen from the tables of a restore.
///
/// @param child       that declares it
/// @param columns     of the child
/// @param keys        of the parent, one for each
/// @param children    of the restore's tables those whose rows refer by it; of a partitioned child its partitions
/// @param parents     of the restore's tables those whose rows it refers to
/// @param childWhole  whether these are all of the child's rows
/// @param parentWhole whether these are all of the parent's rows
/// @param childParted whether the child is partitioned; else tables that inherit from it are not meant
/// @param seen        whether the role sees all rows of both
/// @param refuses     whether a parent can't go while children refer to it; else they go or change with it
/// @param lifted      whether it is taken away while rows are put back, and says nothing of them afterwards
record RestoreReference(TableName child, TableName parent, List<Ident> columns, List<Ident> keys,
        Set<TableName> children, Set<TableName> parents, boolean childWhole, boolean parentWhole, boolean childParted,
        boolean parentParted, boolean seen, boolean refuses, boolean lifted) {

    private static final SqlFile REFERENCES = SqlFile.read("postgresql/restore/references.sql");

    RestoreReference {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        children = Set.copyOf(children);
        parents = Set.copyOf(parents);
    }

    /// Those of these tables, as child or as parent.
    static List<RestoreReference> of(Session session, List<TableName> tables) {
        List<RestoreReference> references = new ArrayList<>();
        for (Row row : session.query(REFERENCES.bind(RestoreLink.names(tables)), Integer.MAX_VALUE).rows()) {
            references.add(new RestoreReference(TableName.parse(row.text(0)), TableName.parse(row.text(1)),
                    idents(row, 2), idents(row, 3), RestoreLink.tables(row, 4), RestoreLink.tables(row, 5),
                    RestoreLink.is(row, 6), RestoreLink.is(row, 7), RestoreLink.is(row, 8), RestoreLink.is(row, 9),
                    RestoreLink.is(row, 10), RestoreLink.is(row, 11), RestoreLink.is(row, 12)));
        }
        return references;
    }

    private static List<Ident> idents(Row row, int column) {
        return ArrayText.parse(row.text(column)).stream().map(Ident::new).toList();
    }

    /// Whether all rows of both ends are put back.
    boolean inside() {
        return childWhole && parentWhole;
    }
}
