package plumbline.core.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.core.sql.TableName;
import plumbline.core.text.LocalText;

/// The history of an application's rows: where its earlier versions are kept, and what of a row may be edited.
///
/// @param id     of the history, within its pack
/// @param view   whose full row is kept
/// @param key    columns of the view that tell its rows apart
/// @param row    the table that has the row itself; it is locked first, and without its row there is none in the view
/// @param kept   the table of versions
/// @param fields tables whose columns the view shows and a person may edit
/// @param shown  columns of the view that a list of versions shows
/// @param named  what may be asked for by id or by name
/// @param labels names of columns for people
public record History(String id, LocalText title, TableName view, List<String> key, TableName row, Kept kept,
        List<Fields> fields, List<String> shown, List<Named> named, Map<String, LocalText> labels) {

    public History {
        key = List.copyOf(key);
        fields = List.copyOf(fields);
        shown = List.copyOf(shown);
        named = List.copyOf(named);
        labels = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /// The table of versions and the columns that have a meaning of their own; every other column that is called as one of
    /// the view is filled from the row.
    ///
    /// @param id      of a version
    /// @param key     the row's key, its values joined by `::`
    /// @param version from 1, for each row
    /// @param at      when it was written
    /// @param editor  who edits
    /// @param summary why
    /// @param payload the row as it was before the edit, as JSON
    public record Kept(TableName table, String id, String key, String version, String at, String editor,
            String summary, String payload) {}

    /// A table whose columns may be edited.
    ///
    /// @param key    its columns by the view's that have the same values
    /// @param prefix what the view's columns may have before the table's names, or empty
    public record Fields(TableName table, Map<String, String> key, String prefix) {

        public Fields {
            key = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(key));
        }
    }

    /// What a list of versions may be narrowed to.
    ///
    /// @param word   as people type it
    /// @param column of the view's key
    /// @param name   the view's column with its name
    /// @param table  where names are looked up
    /// @param id     the table's column with the key's values
    /// @param its    the table's column with the name
    public record Named(String word, String column, String name, TableName table, String id, String its) {}
}
