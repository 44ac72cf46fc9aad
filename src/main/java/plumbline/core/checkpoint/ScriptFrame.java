package plumbline.core.checkpoint;

import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.core.sql.TableName;

/// What a script of a restore does around its changes, in the target's own SQL.
///
/// @param before    statements before the first change: what is kept from firing or put off
/// @param after     statements after the last one, which put the structure back as it was
/// @param roomFirst whether rows that go make room before others come, since foreign keys are put off
/// @param renewed   columns, by table, a row of which is deleted and inserted anew where they change
public record ScriptFrame(List<String> before, List<String> after, boolean roomFirst,
        Map<TableName, Set<String>> renewed) {

    /// Nothing is done.
    public static final ScriptFrame NONE = new ScriptFrame(List.of(), List.of(), false, Map.of());

    public ScriptFrame {
        before = List.copyOf(before);
        after = List.copyOf(after);
        renewed = Map.copyOf(renewed);
    }
}
