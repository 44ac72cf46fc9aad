package plumbline.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plumbline.core.target.Address;
import plumbline.core.target.Address.PostgresAddress;
import plumbline.core.target.Address.SqliteAddress;
import plumbline.core.target.Engine;
import plumbline.core.target.Environment;
import plumbline.core.target.HostName;
import plumbline.core.target.ServiceAddress;
import plumbline.core.target.Target;
import plumbline.core.target.TlsMode;
import plumbline.core.yaml.Yaml;
import plumbline.core.yaml.YamlNode;

/// Reads the text of a connections file, strictly: everything in it is understood or is a mistake. Used once.
final class ConnectionsReader {

    static final String ROOT = "connections";
    static final String DEFAULT_PORT = "5432";
    static final List<String> KEYS = List.of("name", "group", "environment", "engine", "host", "port", "database",
            "user", "tls", "root-cert", "file", "packs", "refresh-seconds", "service");

    private static final List<String> OF_POSTGRESQL = List.of("host", "port", "database", "user", "tls", "root-cert");
    private static final List<String> OF_SQLITE = List.of("file");
    private static final Pattern PACK = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");
    private static final int LONGEST_REFRESH = 86_400;

    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();

    private ConnectionsReader() {}

    /// What a text holds.
    ///
    /// @param targets  complete only where there are no mistakes
    /// @param mistakes in the order of their lines
    record Content(List<Target> targets, List<Mistake> mistakes) {
        Content {
            targets = List.copyOf(targets);
            mistakes = mistakes.stream().sorted(Comparator.comparingInt(Mistake::line)).toList();
        }

        /// All mistakes in one line.
        String sentence() {
            return mistakes.stream().map(Mistake::toString).collect(Collectors.joining("; "));
        }
    }

    static Content read(String text) {
        ConnectionsReader reader = new ConnectionsReader();
        if (text.lines().anyMatch(line -> !line.isBlank() && !line.strip().startsWith("#"))) {
            Yaml.read(text, reader::broken).ifPresent(reader::root);
        }
        return new Content(reader.targets, reader.mistakes);
    }

    /// The parser's own words may quote the text, which may hold what has no place there.
    private void broken(int line, String option, String says) {
        mistakes.add(new Mistake(line, switch (says) {
            case Yaml.GIVEN_TWICE -> option.substring(option.lastIndexOf('.') + 1) + " stands twice";
            case Yaml.REFERENCES -> "references (*) are not read here; put quotes around such a value";
            default -> "this is not YAML; mind the indentation, colons and quotes";
        }));
    }

    private void root(YamlNode node) {
        if (!(node instanceof YamlNode.Fields(Map<String, YamlNode> fields, _))) {
            mistakes.add(new Mistake(node.line(), "the file begins with " + ROOT + ":"));
            return;
        }
        fields.forEach((key, value) -> {
            if (key.equals(ROOT)) {
                list(value);
            } else {
                mistakes.add(new Mistake(value.line(), "only " + ROOT + ": stands at the left edge"));
            }
        });
    }

    private void list(YamlNode node) {
        switch (node) {
            case YamlNode.Items(List<YamlNode> items, _) -> items.forEach(this::item);
            case YamlNode.Scalar(String text, _) when text.isEmpty() -> {
                // none yet
            }
            default -> mistakes.add(new Mistake(node.line(), ROOT + " is a list; each begins with \"- name:\""));
        }
    }

    private void item(YamlNode node) {
        if (!(node instanceof YamlNode.Fields mapping)) {
            mistakes.add(new Mistake(node.line(), "a connection has keys and values; it begins with \"- name:\""));
            return;
        }
        int before = mistakes.size();
        ConnectionFields fields = new ConnectionFields(mapping, KEYS, mistakes);
        String name = name(fields);
        String group = fields.optional("group", "", _ -> true, "");
        Optional<Environment> environment = Environment
                .ofWord(fields.required("environment", word -> Environment.ofWord(word).isPresent(),
                        "is production, staging or test"));
        Optional<Address> address = address(fields);
        List<String> packs = fields.texts("packs", PACK.asMatchPredicate(),
                "holds the packs' ids: small letters, digits and hyphens");
        Duration refresh = refresh(fields);
        String service = fields.optional("service", "", ServiceAddress::valid, ServiceAddress.RULE);
        if (mistakes.size() == before && environment.isPresent() && address.isPresent()) {
            targets.add(new Target(name, group, environment.get(), address.get(), packs, refresh, service, true));
        }
    }

    private String name(ConnectionFields fields) {
        String name = fields.required("name", text -> !text.contains("://"), "is no URI");
        if (!name.isEmpty()) {
            Integer earlier = names.putIfAbsent(name, fields.line("name"));
            if (earlier != null) {
                fields.wrong("name", "is taken by the connection in line " + earlier);
            }
        }
        return name;
    }

    private Optional<Address> address(ConnectionFields fields) {
        String word = fields.required("engine",
                text -> Stream.of(Engine.values()).anyMatch(engine -> engine.word().equals(text)),
                "is postgresql or sqlite");
        if (word.equals(Engine.POSTGRESQL.word())) {
            refuse(fields, OF_SQLITE, Engine.SQLITE);
            return postgres(fields);
        }
        if (word.equals(Engine.SQLITE.word())) {
            refuse(fields, OF_POSTGRESQL, Engine.POSTGRESQL);
            return Optional.of(new SqliteAddress(file(fields)));
        }
        return Optional.empty();
    }

    private static void refuse(ConnectionFields fields, List<String> keys, Engine engine) {
        keys.stream().filter(fields::has).forEach(key -> fields.wrong(key, "belongs to engine " + engine.word()));
    }

    private static Optional<Address> postgres(ConnectionFields fields) {
        String host = fields.required("host", HostName::valid,
                "is a server's name or address, without brackets or port");
        String port = fields.optional("port", DEFAULT_PORT, text -> number(text, 65_535) > 0,
                "is a number from 1 to 65535");
        String database = fields.required("database", _ -> true, "");
        String user = fields.required("user", _ -> true, "");
        String tls = fields.optional("tls", TlsMode.PREFER.word(), text -> TlsMode.ofWord(text).isPresent(),
                "is " + Stream.of(TlsMode.values()).map(TlsMode::word).collect(Collectors.joining(", ")));
        String rootCert = fields.optional("root-cert", "", _ -> true, "");
        return TlsMode.ofWord(tls)
                .map(mode -> new PostgresAddress(host, number(port, 65_535), database, user, mode, rootCert));
    }

    private static Path file(ConnectionFields fields) {
        return Path.of(fields.required("file", ConnectionsReader::isAbsolute, "is the whole path of the SQLite file"))
                .normalize();
    }

    private static boolean isAbsolute(String text) {
        try {
            return Path.of(text).isAbsolute();
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private static Duration refresh(ConnectionFields fields) {
        String usual = Long.toString(Target.DEFAULT_REFRESH.toSeconds());
        String seconds = fields.optional("refresh-seconds", usual, text -> number(text, LONGEST_REFRESH) > 0,
                "is a whole number from 1 to " + LONGEST_REFRESH);
        return Duration.ofSeconds(number(seconds, LONGEST_REFRESH));
    }

    /// The number from 1 to the largest, or 0.
    private static int number(String text, int largest) {
        if (!text.matches("[0-9]{1,6}")) {
            return 0;
        }
        int number = Integer.parseInt(text);
        return number <= largest ? number : 0;
    }
}
