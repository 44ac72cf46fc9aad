package plumbline.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import plumbline.core.target.Address.PostgresAddress;
import plumbline.core.target.Address.SqliteAddress;
import plumbline.core.target.Target;
import plumbline.core.target.TlsMode;

/// Writes connections as text that people read and compare; what is as usual is left out.
final class ConnectionsWriter {

    private static final String HEAD = """
            # The connections of Plumbline. There are no passwords in here, so that a team can share the file.
            """;

    private static final YAMLFactory YAML = YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private ConnectionsWriter() {}

    /// @param earlier the text that is to be replaced: the comments at its head are kept
    static String write(List<Target> targets, String earlier) {
        StringWriter text = new StringWriter();
        text.write(earlier.isBlank() ? HEAD : head(earlier));
        try (JsonGenerator yaml = YAML.createGenerator(text)) {
            yaml.writeStartObject();
            yaml.writeArrayFieldStart(ConnectionsReader.ROOT);
            for (Target target : targets) {
                write(yaml, target);
            }
            yaml.writeEndArray();
            yaml.writeEndObject();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return text.toString();
    }

    static String head(String earlier) {
        StringBuilder head = new StringBuilder();
        for (String line : earlier.lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                break;
            }
            head.append(line).append('\n');
        }
        return head.toString();
    }

    private static void write(JsonGenerator yaml, Target target) throws IOException {
        yaml.writeStartObject();
        yaml.writeStringField("name", target.name());
        writeUnlessEmpty(yaml, "group", target.group());
        yaml.writeStringField("environment", target.environment().word());
        yaml.writeStringField("engine", target.engine().word());
        switch (target.address()) {
            case PostgresAddress address -> write(yaml, address);
            case SqliteAddress address -> yaml.writeStringField("file", address.path().toString());
        }
        if (!target.packs().isEmpty()) {
            yaml.writeArrayFieldStart("packs");
            for (String pack : target.packs()) {
                yaml.writeString(pack);
            }
            yaml.writeEndArray();
        }
        if (!target.refresh().equals(Target.DEFAULT_REFRESH)) {
            yaml.writeNumberField("refresh-seconds", target.refresh().toSeconds());
        }
        writeUnlessEmpty(yaml, "service", target.service());
        yaml.writeEndObject();
    }

    private static void write(JsonGenerator yaml, PostgresAddress address) throws IOException {
        yaml.writeStringField("host", address.host());
        yaml.writeNumberField("port", address.port());
        yaml.writeStringField("database", address.database());
        yaml.writeStringField("user", address.user());
        if (address.tls() != TlsMode.PREFER) {
            yaml.writeStringField("tls", address.tls().word());
        }
        writeUnlessEmpty(yaml, "root-cert", address.rootCert());
    }

    private static void writeUnlessEmpty(JsonGenerator yaml, String key, String text) throws IOException {
        if (!text.isEmpty()) {
            yaml.writeStringField(key, text);
        }
    }
}
