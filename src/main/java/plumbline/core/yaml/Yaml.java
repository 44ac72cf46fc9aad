package plumbline.core.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads YAML strictly: no anchors, aliases or tags, no doubled keys, no second document, bounded size and depth.
public final class Yaml {

    /// What is said of a key that stands twice in one mapping.
    public static final String GIVEN_TWICE = "given twice";

    /// What is said of a reference from one part of the file to another.
    public static final String REFERENCES = "anchors, aliases and tags are not allowed";

    private static final int MAX_CHARACTERS = 1 << 20;
    private static final int MAX_DEPTH = 12;
    private static final YAMLFactory FACTORY = new YAMLFactory();

    private final YAMLParser parser;
    private final Mistakes mistakes;

    private Yaml(YAMLParser parser, Mistakes mistakes) {
        this.parser = parser;
        this.mistakes = mistakes;
    }

    /// Reads a file's text.
    ///
    /// @param mistakes is told what is wrong
    /// @return the top of the tree; empty where the text is no YAML at all or is refused whole
    public static Optional<YamlNode> read(String text, Mistakes mistakes) {
        if (text.length() > MAX_CHARACTERS) {
            mistakes.add(0, "", "the file is longer than 1 MiB");
            return Optional.empty();
        }
        try (YAMLParser parser = FACTORY.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                mistakes.add(1, "", "the file is empty");
                return Optional.empty();
            }
            Yaml reader = new Yaml(parser, mistakes);
            YamlNode top = reader.node(first, "", 0);
            if (parser.nextToken() != null) {
                mistakes.add(reader.line(), "", "only one document is allowed in a file");
            }
            return Optional.of(top);
        } catch (TooDeep deep) {
            mistakes.add(deep.line, "", "nested deeper than " + MAX_DEPTH + " levels");
            return Optional.empty();
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            mistakes.add(Math.max(line, 0), "", "not valid YAML: " + firstLine(broken.getOriginalMessage()));
            return Optional.empty();
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private YamlNode node(JsonToken token, String path, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new TooDeep(line());
        }
        if (parser.isCurrentAlias() || parser.getObjectId() != null || parser.getTypeId() != null) {
            mistakes.add(line(), path, REFERENCES);
        }
        return switch (token) {
            case START_OBJECT -> fields(path, depth);
            case START_ARRAY -> items(path, depth);
            case VALUE_NULL -> new YamlNode.Scalar("", line());
            default -> new YamlNode.Scalar(parser.getText(), line());
        };
    }

    private YamlNode fields(String path, int depth) throws IOException {
        int line = line();
        Map<String, YamlNode> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            String option = path.isEmpty() ? name : path + "." + name;
            int nameLine = line();
            YamlNode value = node(parser.nextToken(), option, depth + 1);
            if (fields.put(name, value) != null) {
                mistakes.add(nameLine, option, GIVEN_TWICE);
            }
        }
        return new YamlNode.Fields(fields, line);
    }

    private YamlNode items(String path, int depth) throws IOException {
        int line = line();
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token, path + "[" + items.size() + "]", depth + 1));
        }
        return new YamlNode.Items(items, line);
    }

    private static final class TooDeep extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final int line;

        TooDeep(int line) {
            this.line = line;
        }
    }
}
