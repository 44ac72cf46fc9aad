package plumbline.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/// How the files look that people may edit: YAML without marks, without broken lines, with what they wrote at its head.
final class YamlText {

    private static final YAMLFactory FORMAT = YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private YamlText() {}

    static JsonGenerator generator(Writer to) throws IOException {
        return FORMAT.createGenerator(to);
    }

    /// The comments at the head of a text.
    static String head(String text) {
        StringBuilder head = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                break;
            }
            head.append(line).append('\n');
        }
        return head.toString();
    }

    /// Writes a field unless it is empty.
    static void text(JsonGenerator yaml, String key, String text) throws IOException {
        if (!text.isEmpty()) {
            yaml.writeStringField(key, text);
        }
    }

    /// Writes a list unless it is empty.
    static void texts(JsonGenerator yaml, String key, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            yaml.writeArrayFieldStart(key);
            for (String each : texts) {
                yaml.writeString(each);
            }
            yaml.writeEndArray();
        }
    }
}
