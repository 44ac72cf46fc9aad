package plumbline.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.core.text.Language;
import plumbline.core.yaml.Yaml;
import plumbline.core.yaml.YamlNode;

/// Every character of our texts has a glyph in the bundled face of its language: a fresh machine has no other that could
/// draw it. The faces' own tables are asked, no system font.
final class GlyphTest {

    private static final Path RESOURCES = Path.of("resources/plumbline");
    private static final Path SCREENS = Path.of("src/main/java/plumbline/ui");

    @ParameterizedTest
    @CsvSource({"EN, PlumblineSansSC-Regular", "EN, PlumblineSansSC-Bold", "ZH_CN, PlumblineSansSC-Regular",
        "ZH_CN, PlumblineSansSC-Bold", "ZH_TW, PlumblineSansTC-Regular", "ZH_TW, PlumblineSansTC-Bold"})
    void faceDrawsEveryCharacter(Language language, String name) throws IOException, FontFormatException {
        Font face = face(name);
        Map<Integer, Set<String>> used = used(language);
        assertTrue(used.size() > 80, "only " + used.size() + " characters were found");
        List<String> missing = new ArrayList<>();
        used.forEach((point, places) -> {
            if (!face.canDisplay(point)) {
                missing.add(String.format("U+%04X %s in %s", point, Character.toString(point), places));
            }
        });
        assertEquals(List.of(), missing, name + " for " + language.tag());
    }

    private static Font face(String name) throws IOException, FontFormatException {
        try (InputStream stream = GlyphTest.class.getResourceAsStream("/plumbline/fonts/" + name + ".otf")) {
            return Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(stream, name));
        }
    }

    /// Every character of a language's texts, with the files that use it.
    private static Map<Integer, Set<String>> used(Language language) throws IOException {
        Map<Integer, Set<String>> used = new TreeMap<>();
        for (Path file : files(RESOURCES)) {
            String name = String.valueOf(file.getFileName());
            boolean health = file.startsWith(RESOURCES.resolve("health")) && name.endsWith(".yaml");
            // what the command line says is drawn by the terminal
            if (name.endsWith("_" + language.tag() + ".properties") && !name.startsWith("cli_")) {
                properties(file).forEach(text -> note(used, text, name));
            } else if (name.equals("pack.yaml") || health) {
                texts(file, language).forEach(text -> note(used, text, file.toString()));
            }
        }
        for (Path file : files(SCREENS)) {
            // signs that the code itself puts on a screen, such as an arrow; comments are not drawn
            Files.readAllLines(file).stream().filter(line -> !line.strip().startsWith("//"))
                    .forEach(line -> note(used, line, String.valueOf(file.getFileName())));
        }
        for (Language each : Language.values()) {
            note(used, each.ownName(), "the choice of languages");
        }
        return used;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void note(Map<Integer, Set<String>> used, String text, String place) {
        text.codePoints().filter(point -> !Character.isISOControl(point))
                .forEach(point -> used.computeIfAbsent(point, _ -> new TreeSet<>()).add(place));
    }

    private static List<String> properties(Path file) throws IOException {
        Properties texts = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return texts.stringPropertyNames().stream().map(texts::getProperty).toList();
    }

    private static List<String> texts(Path file, Language language) throws IOException {
        Optional<YamlNode> top = Yaml.read(Files.readString(file), (line, _, says) -> {
            throw new AssertionError(file + ":" + line + " " + says);
        });
        List<String> texts = new ArrayList<>();
        collect(top.orElseThrow(), "", language, texts);
        return texts;
    }

    /// What stands under another language's tag is not drawn in this one's face.
    private static void collect(YamlNode node, String key, Language language, List<String> texts) {
        if (Language.ofTag(key).filter(other -> other != language).isPresent()) {
            return;
        }
        switch (node) {
            case YamlNode.Scalar(String text, _) -> texts.add(text);
            case YamlNode.Fields(Map<String, YamlNode> fields, _) ->
                fields.forEach((name, value) -> collect(value, name, language, texts));
            case YamlNode.Items(List<YamlNode> items, _) -> items.forEach(item -> collect(item, "", language, texts));
        }
    }
}
