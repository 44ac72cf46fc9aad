package plumbline.core.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;

/// What a question needs to find in a target; without it the question is skipped.
///
/// @param tables     table to its columns; `schema.table` or bare names
/// @param functions  names of functions; `schema.name` or bare names
/// @param extensions names of extensions
public record Needs(Map<String, List<String>> tables, List<String> functions, List<String> extensions) {

    /// Nothing.
    public static final Needs NOTHING = new Needs(Map.of(), List.of(), List.of());

    public Needs {
        tables = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        functions = List.copyOf(functions);
        extensions = List.copyOf(extensions);
    }

    /// Tables only.
    public static Needs of(Map<String, List<String>> tables) {
        return new Needs(tables, List.of(), List.of());
    }

    /// Whether there is nothing to look for.
    public boolean isEmpty() { return tables.isEmpty() && functions.isEmpty() && extensions.isEmpty(); }

    /// Both together.
    public Needs and(Needs other) {
        Map<String, List<String>> both = new LinkedHashMap<>(tables);
        other.tables.forEach((table, columns) -> both.merge(table, columns,
                (mine, more) -> java.util.stream.Stream.concat(mine.stream(), more.stream()).distinct().toList()));
        return new Needs(both, joined(functions, other.functions), joined(extensions, other.extensions));
    }

    /// Says what a target lacks of these, by the first of: an extension, a table, a column, a function.
    ///
    /// @param missing what [Dialect#missing] answered for these needs
    public Problem lacking(String target, List<String> missing) {
        return Problem.of(lack(missing), target, String.join(", ", missing));
    }

    private ProblemCode lack(List<String> missing) {
        if (missing.stream().anyMatch(label -> label.startsWith("extension "))) {
            return ProblemCode.MISSING_EXTENSION;
        }
        if (missing.stream().anyMatch(tables::containsKey)) {
            return ProblemCode.MISSING_TABLE;
        }
        return missing.stream().allMatch(label -> label.endsWith("()"))
                ? ProblemCode.MISSING_FUNCTION
                : ProblemCode.MISSING_COLUMN;
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).distinct().toList();
    }
}
