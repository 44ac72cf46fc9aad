package plumbline.core.session;

import java.util.List;
import java.util.Optional;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;

/// A table as the catalog describes it.
///
/// @param name       with its schema, where the system has schemas
/// @param rows       how many rows it has by the server's estimate, or -1 where the system keeps none
/// @param columns    in order
/// @param primaryKey its columns in the key's order, or empty
/// @param uniques    the columns of every unique key and unique index, the primary key included; partial ones and those
///                   over expressions are left out
/// @param references its declared foreign keys
public record TableShape(TableName name, long rows, List<ColumnShape> columns, List<Ident> primaryKey,
        List<List<Ident>> uniques, List<Reference> references) {

    public TableShape {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        uniques = uniques.stream().map(List::copyOf).toList();
        references = List.copyOf(references);
    }

    /// A column.
    ///
    /// @param typeName  the server's type name, usable to bind an array of it
    /// @param nullable  whether it may be NULL
    /// @param generated whether the server computes or numbers it
    /// @param spread    what the server's statistics say of its different values: their number, or, negative, their share
    ///                  of the rows (-1: all different); 0 where nothing is known (PostgreSQL: `pg_stats.n_distinct`)
    public record ColumnShape(Ident name, String typeName, TypeFamily family, boolean nullable, boolean generated,
            double spread) {}

    /// A declared foreign key; its columns belong together by place.
    public record Reference(List<Ident> columns, TableName parent, List<Ident> keys) {

        public Reference {
            columns = List.copyOf(columns);
            keys = List.copyOf(keys);
        }
    }

    /// The column of this name.
    public Optional<ColumnShape> column(Ident column) {
        return columns.stream().filter(each -> each.name().equals(column)).findFirst();
    }

    /// Whether the column alone is a declared key.
    public boolean isKey(Ident column) {
        return uniques.contains(List.of(column));
    }

    /// Whether the column takes part in a declared foreign key.
    public boolean refers(Ident column) {
        return references.stream().anyMatch(reference -> reference.columns().contains(column));
    }

    /// The columns a person can be shown and a sample can hold, at most 80.
    public List<ColumnShape> comparable() {
        return columns.stream().filter(column -> column.family() != TypeFamily.OTHER).limit(80).toList();
    }
}
