package plumbline.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads YAML into nodes. References between parts are refused: what is read must be what stands there.
final class YamlText {

    private static final YAMLFactory YAML = new YAMLFactory();

    private final YAMLParser parser;

    private YamlText(YAMLParser parser) {
        this.parser = parser;
    }

    /// What the text holds, or empty where it holds nothing but comments.
    static Optional<YamlNode> read(String text) throws BadYaml {
        try (YAMLParser parser = YAML.createParser(text)) {
            YamlText reading = new YamlText(parser);
            JsonToken first = parser.nextToken();
            if (first == null) {
                return Optional.empty();
            }
            YamlNode root = reading.node(first);
            if (parser.nextToken() != null) {
                throw new BadYaml(reading.line(), "a second document begins here");
            }
            return Optional.of(root);
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            throw new BadYaml(line, "this is not YAML; mind the indentation, colons and quotes");
        } catch (IOException inMemory) {
            throw new BadYaml(1, "this can't be read");
        }
    }

    /// A text that is no YAML. It never quotes the text, which may hold what has no place there.
    static final class BadYaml extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        BadYaml(int line, String what) {
            super(what);
            this.line = line;
        }

        Mistake mistake() {
            return new Mistake(line, String.valueOf(getMessage()));
        }
    }

    private YamlNode node(@Nullable JsonToken token) throws IOException, BadYaml {
        int line = line();
        if (token == null || parser.isCurrentAlias()) {
            throw new BadYaml(line, "references (*) are not read here; put quotes around such a value");
        }
        return switch (token) {
            case START_OBJECT -> mapping(line);
            case START_ARRAY -> {
                List<YamlNode> items = new ArrayList<>();
                JsonToken next = parser.nextToken();
                while (next != JsonToken.END_ARRAY) {
                    items.add(node(next));
                    next = parser.nextToken();
                }
                yield new YamlNode.Sequence(line, items);
            }
            case VALUE_NULL -> new YamlNode.Scalar(line, "");
            default -> new YamlNode.Scalar(line, parser.getText());
        };
    }

    private YamlNode.Mapping mapping(int line) throws IOException, BadYaml {
        List<YamlNode.Entry> entries = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            int keyLine = line();
            String key = parser.currentName();
            entries.add(new YamlNode.Entry(keyLine, key, node(parser.nextToken())));
        }
        return new YamlNode.Mapping(line, entries);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
