package plumbline.core.target;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The connection service files of libpq: named sets of connection parameters.
///
/// Places and order as in the PostgreSQL documentation, "The Connection Service File": `PGSERVICEFILE`, else
/// `~/.pg_service.conf`; then `pg_service.conf` in `PGSYSCONFDIR`. A service found in the first is not looked for in the
/// second. LDAP look-ups are not followed.
public final class ServiceFile {

    private final Map<String, Map<String, String>> services;

    private ServiceFile(Map<String, Map<String, String>> services) {
        this.services = services;
    }

    /// Reads what there is; a file that can't be read counts as absent, as libpq has it for the user's own file.
    ///
    /// @param env the environment's variables
    public static ServiceFile read(Map<String, String> env) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        for (Path place : places(env)) {
            parse(place).forEach(all::putIfAbsent);
        }
        return new ServiceFile(all);
    }

    /// A service's parameters in libpq's words, without its password; empty where there is no such service.
    public Map<String, String> parameters(String service) {
        Map<String, String> found = new LinkedHashMap<>(services.getOrDefault(service, Map.of()));
        found.remove("password");
        return found;
    }

    /// Whether there is a service of this name.
    public boolean has(String service) {
        return services.containsKey(service);
    }

    /// All services with all their parameters, passwords included.
    public List<Map<String, String>> all() {
        return List.copyOf(services.values());
    }

    private static List<Path> places(Map<String, String> env) {
        List<Path> places = new ArrayList<>();
        String named = env.getOrDefault("PGSERVICEFILE", "");
        if (!named.isEmpty()) {
            places.add(Path.of(named));
        } else if (env.containsKey("APPDATA")) {
            places.add(Path.of(env.getOrDefault("APPDATA", ""), "postgresql", ".pg_service.conf"));
        } else {
            places.add(Path.of(home(env), ".pg_service.conf"));
        }
        String shared = env.getOrDefault("PGSYSCONFDIR", "");
        if (!shared.isEmpty()) {
            places.add(Path.of(shared, "pg_service.conf"));
        }
        return places;
    }

    private static String home(Map<String, String> env) {
        String home = env.getOrDefault("HOME", "");
        return home.isEmpty() ? System.getProperty("user.home", ".") : home;
    }

    private static Map<String, Map<String, String>> parse(Path file) {
        List<String> lines;
        try {
            lines = Files.isRegularFile(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
        } catch (IOException _) {
            lines = List.of();
        }
        Map<String, Map<String, String>> found = new LinkedHashMap<>();
        Map<String, String> current = new LinkedHashMap<>();
        for (String raw : lines) {
            String line = raw.strip();
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.endsWith("]")) {
                current = new LinkedHashMap<>();
                found.putIfAbsent(line.substring(1, line.length() - 1), current);
            } else if (!line.startsWith("#") && equals > 0) {
                current.putIfAbsent(line.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        line.substring(equals + 1).strip());
            }
        }
        return found;
    }
}
