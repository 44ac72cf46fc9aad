package plumbline.core.target;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import plumbline.core.problem.Outcome;
import plumbline.core.target.Address.PostgresAddress;
import plumbline.core.text.Phrase;

/// Reads one PostgreSQL URI (PostgreSQL documentation, "Connection URIs"), with one host and without passwords. What the
/// URI leaves out comes from its service, then from the environment, as for psql; an option after the `?` counts before
/// what stands in its place before it.
final class PostgresUri {

    private static final int DEFAULT_PORT = 5432;
    private static final Pattern KEY = Pattern.compile("[A-Za-z_]{1,40}");

    private final String scheme;
    private final String rest;
    private final Map<String, String> env;
    private final List<Phrase> mistakes = new ArrayList<>();

    PostgresUri(String scheme, String rest, Map<String, String> env) {
        this.scheme = scheme;
        this.rest = rest;
        this.env = env;
    }

    Outcome<Address> parse() {
        int question = rest.indexOf('?');
        String beforeQuery = question < 0 ? rest : rest.substring(0, question);
        int slash = beforeQuery.indexOf('/');
        String authority = slash < 0 ? beforeQuery : beforeQuery.substring(0, slash);
        String path = slash < 0 ? "" : beforeQuery.substring(slash + 1);
        String query = question < 0 ? "" : rest.substring(question + 1);

        if (holdsPassword(authority, path, query)) {
            return TargetUri.bad(scheme + "…", Phrase.of("detail.uri.password"));
        }
        Map<String, String> options = options(query);
        Map<String, String> service = service(options);
        int at = authority.lastIndexOf('@');
        String user = at < 0 ? "" : decoded(authority.substring(0, at), "user");
        String hostAndPort = authority.substring(at + 1);

        String host = host(or(options.getOrDefault("host", ""),
                or(hostOf(hostAndPort), service.getOrDefault("host", or(hostNamed(), "localhost")))));
        int port = port(or(options.getOrDefault("port", ""),
                or(portOf(hostAndPort), service.getOrDefault("port", named("PGPORT")))));
        user = or(options.getOrDefault("user", ""), or(user, service.getOrDefault("user", defaultUser())));
        String database = or(options.getOrDefault("dbname", ""),
                or(decoded(path, "database"), service.getOrDefault("dbname", or(named("PGDATABASE"), user))));
        TlsMode tls = tls(or(options.getOrDefault("sslmode", ""),
                service.getOrDefault("sslmode", or(named("PGSSLMODE"), TlsMode.PREFER.word()))));
        String rootCert = options.getOrDefault("sslrootcert", service.getOrDefault("sslrootcert", ""));
        if (!mistakes.isEmpty()) {
            return TargetUri.bad(scheme + beforeQuery, Phrase.all(mistakes));
        }
        return new Outcome.Done<>(new PostgresAddress(host, port, database, user, tls, rootCert));
    }

    static String write(PostgresAddress address) {
        String host = HostName.v6(address.host()) ? "[" + address.host() + "]" : address.host();
        StringBuilder uri = new StringBuilder("postgresql://").append(encoded(address.user())).append('@').append(host)
                .append(':').append(address.port()).append('/').append(encoded(address.database()));
        char separator = '?';
        if (address.tls() != TlsMode.PREFER) {
            uri.append(separator).append("sslmode=").append(address.tls().word());
            separator = '&';
        }
        if (!address.rootCert().isEmpty()) {
            uri.append(separator).append("sslrootcert=").append(encoded(address.rootCert()));
        }
        return uri.toString();
    }

    /// A password may itself hold slashes and question marks, so that the URI's parts can't be trusted to be what they
    /// seem where an @ stands in a later one.
    private static boolean holdsPassword(String authority, String path, String query) {
        int at = authority.lastIndexOf('@');
        boolean inAuthority = at >= 0 && authority.substring(0, at).indexOf(':') >= 0;
        boolean cutShort = at < 0 && authority.indexOf(':') >= 0 && !authority.startsWith("[")
                && (path.indexOf('@') >= 0 || query.indexOf('@') >= 0);
        boolean asOption = false;
        for (String option : query.split("&", -1)) {
            int equals = option.indexOf('=');
            String key = equals < 0 ? option : option.substring(0, equals);
            asOption |= key.toLowerCase(Locale.ROOT).contains("pass");
        }
        return inAuthority || cutShort || path.indexOf('@') >= 0 || asOption;
    }

    private Map<String, String> options(String query) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : query.split("&", -1)) {
            int equals = option.indexOf('=');
            String key = equals < 0 ? option : option.substring(0, equals);
            String value = equals < 0 ? "" : decoded(option.substring(equals + 1), key);
            switch (key) {
                case "host", "port", "user", "dbname", "sslmode", "sslrootcert", "service" -> options.put(key, value);
                case "connect_timeout", "application_name" -> {
                    // the console has its own
                }
                case "" -> {
                    // nothing between two &
                }
                default -> mistakes.add(KEY.matcher(key).matches()
                        ? Phrase.of("detail.uri.option", key)
                        : Phrase.of("detail.uri.some-option"));
            }
        }
        return options;
    }

    private Map<String, String> service(Map<String, String> options) {
        String name = options.getOrDefault("service", "");
        if (name.isEmpty()) {
            return Map.of();
        }
        ServiceFile file = ServiceFile.read(env);
        if (!file.has(name)) {
            mistakes.add(Phrase.of("detail.uri.service", name));
        }
        return file.parameters(name);
    }

    private String host(String host) {
        if (host.startsWith("/")) {
            mistakes.add(
                    Phrase.of("detail.uri.socket"));
        } else if (!HostName.valid(host)) {
            mistakes.add(Phrase.of("detail.uri.host"));
        }
        return host;
    }

    /// A socket's folder in the environment stands for this machine.
    private String hostNamed() {
        return named("PGHOST").startsWith("/") ? "" : named("PGHOST");
    }

    private String named(String variable) {
        return env.getOrDefault(variable, "");
    }

    private String defaultUser() {
        return or(named("PGUSER"), System.getProperty("user.name", "postgres"));
    }

    private String hostOf(String hostAndPort) {
        if (hostAndPort.startsWith("[")) {
            int close = hostAndPort.indexOf(']');
            String inside = close < 0 ? hostAndPort : hostAndPort.substring(1, close);
            // brackets are for IPv6 alone: a name in them would be written back without
            return HostName.v6(inside) ? inside : hostAndPort;
        }
        int colon = hostAndPort.indexOf(':');
        return decoded(colon < 0 ? hostAndPort : hostAndPort.substring(0, colon), "host");
    }

    private String portOf(String hostAndPort) {
        String after = hostAndPort.startsWith("[") ? hostAndPort.substring(hostAndPort.indexOf(']') + 1) : hostAndPort;
        int colon = after.indexOf(':');
        if (hostAndPort.startsWith("[") && !after.isEmpty() && colon != 0) {
            mistakes.add(Phrase.of("detail.uri.brackets"));
        }
        return colon < 0 ? "" : after.substring(colon + 1);
    }

    private int port(String text) {
        if (text.isEmpty()) {
            return DEFAULT_PORT;
        }
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        mistakes.add(Phrase.of("detail.uri.port"));
        return DEFAULT_PORT;
    }

    private TlsMode tls(String word) {
        Optional<TlsMode> mode = TlsMode.ofWord(word);
        if (mode.isEmpty()) {
            mistakes.add(Phrase.of("detail.uri.sslmode"));
        }
        return mode.orElse(TlsMode.PREFER);
    }

    private static String or(String given, String otherwise) {
        return given.isEmpty() ? otherwise : given;
    }

    private String decoded(String text, String part) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            boolean escape = bytes[i] == '%';
            boolean whole = escape && i + 2 < bytes.length && HexFormat.isHexDigit(bytes[i + 1])
                    && HexFormat.isHexDigit(bytes[i + 2]);
            if (escape && !whole) {
                mistakes.add(Phrase.of("detail.uri.escape", part));
                return text;
            }
            out.put(escape
                    ? (byte) (HexFormat.fromHexDigit(bytes[i + 1]) * 16 + HexFormat.fromHexDigit(bytes[i + 2]))
                    : bytes[i]);
            i += escape ? 2 : 0;
        }
        try {
            String decoded = StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
            if (decoded.indexOf('\0') < 0) {
                return decoded;
            }
        } catch (CharacterCodingException _) {
            // said below
        }
        mistakes.add(Phrase.of("detail.uri.utf8", part));
        return text;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
