package plumbline.ui.grid;

import plumbline.core.session.Column;
import plumbline.core.session.ValueKind;

/// A column as a grid shows it.
///
/// @param masked whether a pack hides its values
public record GridColumn(Column column, Role role, boolean masked) {
    /// A column without a special part.
    public static GridColumn plain(Column column) {
        return new GridColumn(column, Role.PLAIN, false);
    }

    /// The name as the server writes it.
    public String name() {
        return column.name();
    }

    /// Whether its values are written on the right.
    public boolean numeric() {
        return column.kind() == ValueKind.NUMBER;
    }

    /// What the column's values are to a finding.
    public enum Role {
        KEY, WRONG, RIGHT, VERDICT, PLAIN
    }
}
