package plumbline.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.core.yaml.YamlNode;

/// The fields of one connection in the file; collects every mistake in them. Used by one thread.
final class ConnectionFields {

    private static final Pattern URI_WITH_PASSWORD = Pattern.compile("://[^/?#]*:[^/?#]*@|[?&;]password=");
    private static final Pattern PLAIN = Pattern.compile("[\\p{Alnum}_-]{1,30}");
    private static final String NO_PASSWORD = "a password has no place in this file; remove it, the console asks for it";

    private final int line;
    private final List<Mistake> mistakes;
    private final Map<String, YamlNode> values = new LinkedHashMap<>();

    ConnectionFields(YamlNode.Fields mapping, List<String> known, List<Mistake> mistakes) {
        this.line = mapping.line();
        this.mistakes = mistakes;
        mapping.fields().forEach((name, value) -> {
            String key = name.toLowerCase(Locale.ROOT);
            if (key.contains("pass") || key.equals("pwd") || key.contains("secret")) {
                wrong(value.line(), NO_PASSWORD);
            } else if (!known.contains(name)) {
                wrong(value.line(), "unknown key " + shown(name) + "; known are " + String.join(", ", known));
            } else {
                values.put(name, value);
            }
        });
    }

    /// The line of a field, or of the connection where it is missing.
    int line(String key) {
        YamlNode value = values.get(key);
        return value == null ? line : value.line();
    }

    void wrong(int where, String what) {
        mistakes.add(new Mistake(where, what));
    }

    void wrong(String key, String what) {
        wrong(line(key), key + " " + what);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /// The text of a field that must be there; empty, with a mistake, where it is not or does not fit.
    ///
    /// @param rule what fits, for the person: "is a number …"
    String required(String key, Predicate<String> fits, String rule) {
        if (!has(key)) {
            wrong(line, key + " is missing");
            return "";
        }
        return checked(key, fits, rule);
    }

    /// The text of a field that may be there.
    String optional(String key, String otherwise, Predicate<String> fits, String rule) {
        return has(key) ? checked(key, fits, rule) : otherwise;
    }

    private String checked(String key, Predicate<String> fits, String rule) {
        String text = text(key, values.get(key));
        if (text == null) {
            return "";
        }
        if (text.isBlank() || !text.equals(text.strip()) || text.chars().anyMatch(Character::isISOControl)) {
            wrong(key, "is empty, or has blanks around it or control characters in it");
            return "";
        }
        if (!fits.test(text)) {
            wrong(key, rule + (PLAIN.matcher(text).matches() ? ", not " + text : ""));
            return "";
        }
        return text;
    }

    /// The texts of a field that may hold several.
    List<String> texts(String key, Predicate<String> fits, String rule) {
        List<String> texts = new ArrayList<>();
        switch (values.get(key)) {
            case null -> {
                return List.of();
            }
            case YamlNode.Items(List<YamlNode> items, _) -> {
                for (YamlNode item : items) {
                    String text = text(key, item);
                    if (text != null && !fits.test(text)) {
                        wrong(item.line(), key + " " + rule);
                    } else if (text != null) {
                        texts.add(text);
                    }
                }
            }
            case YamlNode other -> wrong(other.line(), key + " is a list, each on a line that begins with a hyphen");
        }
        return texts;
    }

    private @Nullable String text(String key, @Nullable YamlNode value) {
        if (!(value instanceof YamlNode.Scalar(String text, int where))) {
            wrong(key, "is one value");
            return null;
        }
        if (URI_WITH_PASSWORD.matcher(text).find()) {
            wrong(where, NO_PASSWORD);
            return null;
        }
        return text;
    }

    private static String shown(String key) {
        return PLAIN.matcher(key).matches() ? key : "(unreadable)";
    }
}
