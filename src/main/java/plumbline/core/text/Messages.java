package plumbline.core.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The texts of screens and command line in one language.
///
/// A key's first word names its file: `problem.LOST.what` stands in `plumbline/messages/problem_<tag>.properties`.
/// Files are UTF-8 and read when first asked for. Thread-safe.
public final class Messages {

    private static final Map<Language, Messages> BY_LANGUAGE = new ConcurrentHashMap<>();

    private final Language language;
    private final Map<String, Properties> files = new ConcurrentHashMap<>();

    private Messages(Language language) {
        this.language = language;
    }

    /// The texts in a language.
    public static Messages in(Language language) {
        return BY_LANGUAGE.computeIfAbsent(language, Messages::new);
    }

    /// The language of these texts.
    public Language language() {
        return language;
    }

    /// The text of a key with its `{0}`, `{1}` … filled in; the key itself where there is none, so that a gap is seen.
    ///
    /// Arguments are put in as they stand: numbers are written by whoever passes them.
    public String text(String key, Object... arguments) {
        String pattern = files.computeIfAbsent(fileOf(key), this::read).getProperty(key);
        if (pattern == null) {
            return key;
        }
        return arguments.length == 0 && pattern.indexOf('\'') < 0
                ? pattern
                : new MessageFormat(pattern, language.locale()).format(arguments);
    }

    /// Whether there is a text for the key.
    public boolean has(String key) {
        return files.computeIfAbsent(fileOf(key), this::read).containsKey(key);
    }

    /// Sentences one after the other, empty ones left out; Chinese writes no space between them.
    public String sentences(String... sentences) {
        return Arrays.stream(sentences).filter(each -> !each.isEmpty())
                .collect(Collectors.joining(language == Language.EN ? " " : ""));
    }

    private static String fileOf(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    private Properties read(String file) {
        Properties texts = new Properties();
        String path = "/plumbline/messages/" + file + "_" + language.tag() + ".properties";
        try (var stream = Messages.class.getResourceAsStream(path)) {
            if (stream != null) {
                try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                    texts.load(reader);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + path, broken);
        }
        return texts;
    }
}
