package plumbline.core.sql;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One statement with its bound values.
///
/// Made from a text that stands in our own source ([#of]), by an [SqlBuilder], or from a file by [NamedSql]: so no
/// value and no bare name can get into the text.
public final class Sql {

    private final String text;
    private final List<@Nullable Object> binds;

    Sql(String text, List<? extends @Nullable Object> binds) {
        this.text = text;
        this.binds = Collections.unmodifiableList(new java.util.ArrayList<@Nullable Object>(binds));
    }

    /// A statement written in our own source; each `?` takes the next value.
    public static Sql of(@CompileTimeConstant String text, @Nullable Object... values) {
        return new Sql(text, Arrays.asList(values));
    }

    /// The statement as the driver takes it.
    public String text() {
        return text;
    }

    /// The values in the order of their `?`: strings, numbers, booleans, [KeyArray], [Untyped] or null.
    public List<@Nullable Object> binds() {
        return binds;
    }

    @Override
    public String toString() {
        return text;
    }
}
