package plumbline.db.postgresql;

import java.util.List;
import java.util.Map;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.sql.Ident;

/// A table with what its catalog says of it, and how it is saved.
///
/// @param columns     all of them, computed ones too
/// @param heapBytes   without what is kept outside the rows
/// @param inPlace     whether the rows are believed to lie in the key's order, page after page
/// @param bounds      values that cut the key's first column into parts of about the same size, ascending; may be empty
record SeenTable(CatalogTable table, List<CatalogColumn> columns, TableForm form, long heapBytes, boolean inPlace,
        List<String> bounds) {

    SeenTable {
        columns = List.copyOf(columns);
        bounds = List.copyOf(bounds);
    }

    /// Its columns by their names.
    Map<Ident, CatalogColumn> byName() {
        Map<Ident, CatalogColumn> named = new java.util.HashMap<>();
        columns.forEach(column -> named.put(column.name(), column));
        return named;
    }
}
