package plumbline.ui.grid;

import plumbline.core.session.Column;
import plumbline.core.session.ValueKind;

/// A column as a grid shows it.
///
/// @param masked whether a pack hides its values
/// @param title  what its head says; empty for its name
public record GridColumn(Column column, Role role, boolean masked, String title) {
    /// A column that is headed by its name.
    public GridColumn(Column column, Role role, boolean masked) {
        this(column, role, masked, "");
    }

    /// A column without a special part.
    public static GridColumn plain(Column column) {
        return new GridColumn(column, Role.PLAIN, false);
    }

    /// The name as the server writes it.
    public String name() {
        return column.name();
    }

    /// What a person reads above it.
    public String head() {
        return title.isEmpty() ? name() : title;
    }

    /// Whether its values are written on the right.
    public boolean numeric() {
        return column.kind() == ValueKind.NUMBER;
    }

    /// What the column's values are to a finding; `AGE` is a length of time in whole seconds, shown in words.
    public enum Role {
        KEY, WRONG, RIGHT, VERDICT, AGE, PLAIN
    }
}
