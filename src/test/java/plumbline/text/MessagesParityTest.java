package plumbline.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.core.text.Language;

/// Every text exists in every language, and asks for the same values.
final class MessagesParityTest {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");
    private static final Pattern LONE_QUOTE = Pattern.compile("(?<!')'(?!')");

    static Stream<String> areas() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(folder())) {
            Set<String> areas = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".properties")).map(name -> name.substring(0, name.lastIndexOf('_')))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertFalse(areas.isEmpty(), "no message files were found");
            return areas.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("areas")
    void everyLanguageHasTheSameKeys(String area) throws IOException, URISyntaxException {
        Set<String> english = keys(area, Language.EN);
        for (Language language : Language.values()) {
            assertEquals(english, keys(area, language), area + " in " + language.tag());
        }
    }

    @ParameterizedTest
    @MethodSource("areas")
    void everyLanguageTakesTheSameValues(String area) throws IOException, URISyntaxException {
        Properties english = read(area, Language.EN);
        for (Language language : Language.values()) {
            Properties texts = read(area, language);
            for (String key : texts.stringPropertyNames()) {
                assertEquals(places(english.getProperty(key, "")), places(texts.getProperty(key)),
                        key + " in " + language.tag());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("areas")
    void noTextIsEmptyOrBroken(String area) throws IOException, URISyntaxException {
        for (Language language : Language.values()) {
            Properties texts = read(area, language);
            for (String key : texts.stringPropertyNames()) {
                String text = texts.getProperty(key);
                String where = key + " in " + language.tag();
                assertFalse(text.isBlank(), where);
                assertFalse(LONE_QUOTE.matcher(text).find(), where + " swallows what follows its quote");
                assertFalse(new MessageFormat(text, language.locale()).toPattern().isBlank(), where);
                assertTrue(key.startsWith(area + "."), where + " stands in the wrong file");
            }
        }
    }

    private static Set<String> keys(String area, Language language) throws IOException, URISyntaxException {
        return new TreeSet<>(read(area, language).stringPropertyNames());
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties read(String area, Language language) throws IOException, URISyntaxException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(folder().resolve(area + "_" + language.tag() + ".properties"))) {
            texts.load(reader);
        }
        return texts;
    }

    private static Path folder() throws URISyntaxException {
        URL url = MessagesParityTest.class.getResource("/plumbline/messages");
        return Path.of(Objects.requireNonNull(url).toURI());
    }
}
