package plumbline.core.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.core.text.Language;
import plumbline.core.text.LocalText;

/// Takes the options out of one mapping, and notes what is missing, wrong or not known. Used once, by one thread.
///
/// A value that is wrong is noted and replaced by a harmless one, so that reading goes on and finds the other mistakes.
public final class FieldsReader {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*(ms|s|min|h|d)");

    private final String path;
    private final int line;
    private final Map<String, YamlNode> fields;
    private final Mistakes mistakes;
    private final Set<String> taken = new LinkedHashSet<>();

    private FieldsReader(String path, YamlNode.Fields node, Mistakes mistakes) {
        this.path = path;
        this.line = node.line();
        this.fields = node.fields();
        this.mistakes = mistakes;
    }

    /// Reads a node that must be a mapping; one that is not is noted and read as an empty one.
    public static FieldsReader of(String path, YamlNode node, Mistakes mistakes) {
        if (node instanceof YamlNode.Fields mapping) {
            return new FieldsReader(path, mapping, mistakes);
        }
        mistakes.add(node.line(), path, "must be a mapping of options");
        return new FieldsReader(path, new YamlNode.Fields(Map.of(), node.line()), (_, _, _) -> {});
    }

    /// The line where the mapping begins.
    public int line() {
        return line;
    }

    /// The line of an option, or of the mapping where it is not given.
    public int lineOf(String key) {
        YamlNode node = fields.get(key);
        return node == null ? line : node.line();
    }

    /// An option's full path.
    public String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /// Notes a mistake about an option.
    public void wrong(String key, String says) {
        mistakes.add(lineOf(key), pathOf(key), says);
    }

    /// Whether the option is given.
    public boolean has(String key) {
        return fields.containsKey(key);
    }

    /// A text that must be given.
    public String text(String key) {
        String text = text(key, "");
        if (text.isBlank() && !(has(key) && fields.get(key) instanceof YamlNode.Fields)) {
            wrong(key, has(key) ? "must not be empty" : "is missing");
        }
        return text;
    }

    /// A text that may be left out.
    public String text(String key, String fallback) {
        YamlNode node = take(key);
        return switch (node) {
            case null -> fallback;
            case YamlNode.Scalar(String text, _) -> text;
            default -> {
                wrong(key, "must be a single value");
                yield fallback;
            }
        };
    }

    /// A text that must match a pattern.
    public String text(String key, Pattern form, String formInWords) {
        String text = text(key);
        if (!text.isBlank() && !form.matcher(text).matches()) {
            wrong(key, "'" + text + "' must be " + formInWords);
        }
        return text;
    }

    /// A whole number within bounds.
    public int integer(String key, int fallback, int least, int most) {
        String text = text(key, Integer.toString(fallback));
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // noted below
        }
        wrong(key, "'" + text + "' must be a whole number from " + least + " to " + most);
        return fallback;
    }

    /// A number, or null where it is left out.
    public @Nullable Double number(String key) {
        String text = text(key, "").strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException notANumber) {
            wrong(key, "'" + text + "' must be a number");
            return null;
        }
    }

    /// `true` or `false`.
    public boolean flag(String key, boolean fallback) {
        String text = text(key, Boolean.toString(fallback));
        if (!text.equals("true") && !text.equals("false")) {
            wrong(key, "'" + text + "' must be true or false");
        }
        return text.equals("true");
    }

    /// A length of time such as `500 ms`, `20s`, `5 min`, `2 h`, `1 d`.
    public Duration duration(String key, Duration fallback) {
        if (!has(key)) {
            return fallback;
        }
        String text = text(key);
        Matcher matcher = DURATION.matcher(text.strip());
        if (!matcher.matches()) {
            wrong(key, "'" + text + "' must be a time such as 500 ms, 20 s, 5 min, 2 h or 1 d");
            return fallback;
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "min" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /// One of a few words.
    ///
    /// @param ofWord knows which word means what
    public <E> E choice(String key, E fallback, Function<String, Optional<E>> ofWord, String allWords) {
        if (!has(key)) {
            return fallback;
        }
        String word = text(key);
        return ofWord.apply(word).orElseGet(() -> {
            if (!word.isBlank()) {
                wrong(key, "'" + word + "' must be one of " + allWords);
            }
            return fallback;
        });
    }

    /// A text in several languages: one text for all, or a mapping from `en`, `zh-CN`, `zh-TW`.
    public LocalText localText(String key) {
        YamlNode node = take(key);
        if (node instanceof YamlNode.Scalar(String text, _) && !text.isBlank()) {
            return LocalText.same(text);
        }
        if (!(node instanceof YamlNode.Fields(Map<String, YamlNode> byTag, _))) {
            wrong(key, node == null ? "is missing" : "must be a text, or a mapping from en, zh-CN, zh-TW to texts");
            return LocalText.same("");
        }
        Map<Language, String> texts = new EnumMap<>(Language.class);
        byTag.forEach((tag, value) -> Language.ofTag(tag).ifPresentOrElse(
                language -> texts.put(language, value instanceof YamlNode.Scalar(String text, _) ? text : ""),
                () -> mistakes.add(value.line(), pathOf(key) + "." + tag,
                        "unknown language; en, zh-CN, zh-TW are known")));
        if (!texts.containsKey(Language.EN)) {
            wrong(key, "needs at least its English text (en)");
            texts.put(Language.EN, "");
        }
        return new LocalText(texts);
    }

    /// A list of texts; a single text counts as a list of one.
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (YamlNode item : items(key)) {
            if (item instanceof YamlNode.Scalar(String text, _) && !text.isBlank()) {
                texts.add(text);
            } else {
                mistakes.add(item.line(), pathOf(key), "must be a list of texts");
            }
        }
        return texts;
    }

    /// A mapping's values, each read by its own reader or as texts by the caller.
    public Map<String, YamlNode> mapping(String key) {
        YamlNode node = take(key);
        return switch (node) {
            case null -> Map.of();
            case YamlNode.Fields(Map<String, YamlNode> inner, _) -> new LinkedHashMap<>(inner);
            default -> {
                wrong(key, "must be a mapping");
                yield Map.of();
            }
        };
    }

    /// A list's elements, each a mapping.
    public List<FieldsReader> readers(String key) {
        List<FieldsReader> readers = new ArrayList<>();
        List<YamlNode> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            readers.add(of(pathOf(key) + "[" + i + "]", items.get(i), mistakes));
        }
        return readers;
    }

    /// The node of an option, for what has several forms; null where it is left out.
    public @Nullable YamlNode node(String key) {
        return take(key);
    }

    /// Notes every option that nobody asked for. Called last.
    public void finish() {
        fields.forEach((key, node) -> {
            if (!taken.contains(key)) {
                mistakes.add(node.line(), pathOf(key), "unknown option; known here: " + String.join(", ", taken));
            }
        });
    }

    private List<YamlNode> items(String key) {
        YamlNode node = take(key);
        return switch (node) {
            case null -> List.of();
            case YamlNode.Items(List<YamlNode> items, _) -> items;
            case YamlNode.Scalar scalar -> scalar.text().isBlank() ? List.of() : List.of(scalar);
            case YamlNode.Fields mapping -> {
                mistakes.add(mapping.line(), pathOf(key), "must be a list");
                yield List.of();
            }
        };
    }

    private @Nullable YamlNode take(String key) {
        taken.add(key);
        return fields.get(key);
    }
}
