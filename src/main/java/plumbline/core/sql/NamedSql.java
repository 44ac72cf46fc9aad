package plumbline.core.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A statement from a file, with named values such as `:keys`.
///
/// @param source     the text as it stands in the file: what a person is shown
/// @param text       the text as the driver takes it: each name a `?`, each literal `?` doubled
/// @param names      the names in the order of their places
/// @param statements how many statements the text holds; one is allowed where it is run
public record NamedSql(String source, String text, List<String> names, int statements) {

    public NamedSql {
        names = List.copyOf(names);
    }

    /// Reads a statement; never fails, a text that is no SQL is refused by the server.
    public static NamedSql parse(String source) {
        return new SqlScanner(source).scan();
    }

    /// The different names in it.
    public Set<String> distinctNames() {
        return new TreeSet<>(names);
    }

    /// The statement as a text to read or to save, with a literal in the place of each name.
    public String written(UnaryOperator<String> literalOfName) {
        return new SqlScanner(source, literalOfName).scan().text().strip();
    }

    /// The statement with its values.
    ///
    /// @param values a value for each name, without its colon
    public Sql bind(Map<String, ? extends @Nullable Object> values) {
        List<@Nullable Object> binds = new ArrayList<>();
        for (String name : names) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("no value for :" + name);
            }
            binds.add(values.get(name));
        }
        return new Sql(text, binds);
    }
}
