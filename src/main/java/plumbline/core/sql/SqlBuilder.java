package plumbline.core.sql;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Puts a statement together from fixed words, quoted names and bound values. Not thread-safe.
public final class SqlBuilder {

    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> binds = new ArrayList<>();

    /// Adds words that stand in our own source.
    public SqlBuilder add(@CompileTimeConstant String words) {
        text.append(words);
        return this;
    }

    /// Adds a name, quoted.
    public SqlBuilder name(Ident name) {
        text.append(name.quoted());
        return this;
    }

    /// Adds a table, quoted.
    public SqlBuilder table(TableName table) {
        text.append(table.quoted());
        return this;
    }

    /// Adds a place for a value.
    public SqlBuilder bind(@Nullable Object value) {
        text.append('?');
        binds.add(value);
        return this;
    }

    /// Adds a text as a literal: only for PostgreSQL's utility statements, which take no bound values.
    ///
    /// Backslashes are written so that they mean themselves whatever `standard_conforming_strings` is (PostgreSQL
    /// documentation, "String Constants With C-Style Escapes").
    ///
    /// @throws IllegalArgumentException where it holds a NUL, which no text of PostgreSQL can
    public SqlBuilder literal(String value) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a text can't hold a NUL");
        }
        String quotes = value.replace("'", "''");
        text.append(quotes.indexOf('\\') < 0 ? "'" + quotes + "'" : "E'" + quotes.replace("\\", "\\\\") + "'");
        return this;
    }

    /// Adds the rest of the name of a value that is given when a pack's file is run, behind `:keys_`.
    ///
    /// @param word begins with a letter, then letters, digits and underscores
    public SqlBuilder word(String word) {
        if (!word.matches("\\p{L}[\\p{L}\\p{N}_]*")) {
            throw new IllegalArgumentException("no name for a value: " + word);
        }
        text.append(word);
        return this;
    }

    /// Adds each element by the given step, with the separator between them.
    public <T> SqlBuilder each(Iterable<T> elements, @CompileTimeConstant String separator,
            BiConsumer<SqlBuilder, T> step) {
        boolean first = true;
        for (T element : elements) {
            if (!first) {
                text.append(separator);
            }
            first = false;
            step.accept(this, element);
        }
        return this;
    }

    /// The statement so far.
    public Sql toSql() {
        return new Sql(text.toString(), binds);
    }
}
