package plumbline.store;

import com.fasterxml.jackson.core.JsonGenerator;
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

    private ConnectionsWriter() {}

    /// @param earlier the text that is to be replaced: the comments at its head are kept
    static String write(List<Target> targets, String earlier) {
        StringWriter text = new StringWriter();
        text.write(earlier.isBlank() ? HEAD : YamlText.head(earlier));
        try (JsonGenerator yaml = YamlText.generator(text)) {
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

    private static void write(JsonGenerator yaml, Target target) throws IOException {
        yaml.writeStartObject();
        yaml.writeStringField("name", target.name());
        YamlText.text(yaml, "group", target.group());
        yaml.writeStringField("environment", target.environment().word());
        yaml.writeStringField("engine", target.engine().word());
        switch (target.address()) {
            case PostgresAddress address -> write(yaml, address);
            case SqliteAddress address -> yaml.writeStringField("file", address.path().toString());
        }
        YamlText.texts(yaml, "packs", target.packs());
        if (!target.refresh().equals(Target.DEFAULT_REFRESH)) {
            yaml.writeNumberField("refresh-seconds", target.refresh().toSeconds());
        }
        YamlText.text(yaml, "service", target.service());
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
        YamlText.text(yaml, "root-cert", address.rootCert());
    }
}
