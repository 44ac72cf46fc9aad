package plumbline.core.sql;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A statement with names in it that are known only when it runs, for what can't be bound: `{{table_name}}` becomes a
/// quoted name, `{{last_value:number}}` a number, `{{definition:definition}}` words the server's catalog gave.
///
/// @param source the text as it stands in the file
public record Template(String source) {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([A-Za-z_][A-Za-z0-9_]*)(?::([a-z]+))?}}");
    private static final int MOST_DIGITS = 1000;
    private static final Set<String> FORMS = Set.of("name", "number", "definition");

    /// The names in it.
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        Matcher places = PLACE.matcher(source);
        while (places.find()) {
            names.add(places.group(1));
        }
        return names;
    }

    /// The forms in it that are not known.
    public Set<String> unknownForms() {
        Set<String> forms = new LinkedHashSet<>();
        Matcher places = PLACE.matcher(source);
        while (places.find()) {
            if (places.group(2) != null && !FORMS.contains(places.group(2))) {
                forms.add(places.group(2));
            }
        }
        return forms;
    }

    /// The statement for one finding.
    ///
    /// @param values a value for each name
    /// @throws IllegalArgumentException where a value is missing or no number
    public NamedSql fill(Function<String, @Nullable Object> values) {
        StringBuilder text = new StringBuilder();
        Matcher places = PLACE.matcher(source);
        while (places.find()) {
            Object value = values.apply(places.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for {{" + places.group(1) + "}}");
            }
            String form = places.group(2) == null ? "name" : places.group(2);
            places.appendReplacement(text, Matcher.quoteReplacement(switch (form) {
                case "number" -> number(value.toString());
                case "definition" -> value.toString();
                default -> new Ident(value.toString()).quoted();
            }));
        }
        places.appendTail(text);
        return NamedSql.whole(text.toString());
    }

    private static String number(String text) {
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            throw new IllegalArgumentException("no number that fits a statement: " + number.precision() + " digits");
        }
        return number.toPlainString();
    }

    /// The statements of several findings, as one text to show.
    public static String shown(List<NamedSql> statements) {
        return String.join(";\n", statements.stream().map(sql -> sql.source().strip()).toList());
    }
}
