package plumbline.ui.inconsistencies;

import plumbline.ui.grid.GridColumn;

/// One value of the row the person looks at.
///
/// @param name  the column
/// @param value as text; empty where it is NULL or masked
/// @param state whether there is a value to show
public record Evidence(String name, String value, State state, GridColumn.Role role) {
    /// What stands behind a missing text.
    public enum State {
        VALUE, NULL, MASKED
    }
}
