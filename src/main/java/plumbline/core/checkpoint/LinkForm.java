package plumbline.core.checkpoint;

import java.util.List;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;

/// A declared foreign key.
///
/// @param name       the constraint's name, or empty where it has none
/// @param definition as the server writes it, or empty
/// @param deferrable whether its check can be put off to the end of a transaction
/// @param validated  whether the server vouches for all rows
/// @param onDelete   what a deleted parent does to its children: `no action`, `restrict`, `cascade`, `set null`,
///                   `set default`
public record LinkForm(String name, TableName child, List<Ident> columns, TableName parent, List<Ident> keys,
        String definition, boolean deferrable, boolean deferred, boolean validated, String onDelete) {

    public LinkForm {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }
}
