package plumbline.db.postgresql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.target.Address;
import plumbline.core.target.Address.PostgresAddress;
import plumbline.core.target.Secrets;
import plumbline.core.target.ServiceFile;
import plumbline.core.target.Target;

/// Passwords from where libpq takes them, and those a person was asked for, which are kept in memory only. In this order:
/// asked, `PGPASSWORD`, the password file, a service whose host, port, database and user are the target's.
///
/// The files are read anew each time, so that a change is seen; a password file that others may read is passed over, as
/// libpq does (PostgreSQL documentation, "The Password File").
public final class PasswordSources implements Secrets {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordSources.class);
    private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Map<String, String> env;
    private final Map<Address, char[]> asked = new ConcurrentHashMap<>();

    /// @param env the environment's variables
    public PasswordSources(Map<String, String> env) {
        this.env = Map.copyOf(env);
    }

    @Override
    public Optional<char[]> password(Target target) {
        if (!(target.address() instanceof PostgresAddress address)) {
            return Optional.empty();
        }
        char[] kept = asked.get(address);
        if (kept != null) {
            return Optional.of(kept.clone());
        }
        String named = env.getOrDefault("PGPASSWORD", "");
        if (!named.isEmpty()) {
            return Optional.of(named.toCharArray());
        }
        return fromFile(address).or(() -> fromService(address)).map(String::toCharArray);
    }

    @Override
    public void keep(Target target, char[] password) {
        char[] before = asked.put(target.address(), password.clone());
        if (before != null) {
            Arrays.fill(before, '\0');
        }
    }

    @Override
    public void forget(Target target) {
        char[] before = asked.remove(target.address());
        if (before != null) {
            Arrays.fill(before, '\0');
        }
    }

    private Optional<String> fromFile(PostgresAddress address) {
        Path file = passwordFile();
        try {
            if (!Files.isRegularFile(file) || !ownerOnly(file)) {
                return Optional.empty();
            }
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                List<String> fields = line.startsWith("#") ? List.of() : fields(line);
                if (fields.size() == 5 && matches(fields.get(0), address.host())
                        && matches(fields.get(1), String.valueOf(address.port()))
                        && matches(fields.get(2), address.database()) && matches(fields.get(3), address.user())) {
                    return Optional.of(fields.get(4));
                }
            }
        } catch (IOException unreadable) {
            LOG.warn("the password file {} can't be read: {}", file, unreadable.getClass().getSimpleName());
        }
        return Optional.empty();
    }

    private Path passwordFile() {
        String named = env.getOrDefault("PGPASSFILE", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        String roaming = env.getOrDefault("APPDATA", "");
        if (!roaming.isEmpty()) {
            return Path.of(roaming, "postgresql", "pgpass.conf");
        }
        String home = env.getOrDefault("HOME", "");
        return Path.of(home.isEmpty() ? System.getProperty("user.home", ".") : home, ".pgpass");
    }

    private static boolean ownerOnly(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return true;
        }
        boolean tight = OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file));
        if (!tight) {
            LOG.warn("the password file {} is passed over: others may read it (chmod 600)", file);
        }
        return tight;
    }

    private static boolean matches(String field, String value) {
        return field.equals("*") || field.equals(value);
    }

    /// The first four fields end at a colon; a colon or a backslash in one stands behind a backslash. The last is the rest
    /// of the line.
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                field.append(line.charAt(++i));
            } else if (c == ':' && fields.size() < 4) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private Optional<String> fromService(PostgresAddress address) {
        for (Map<String, String> service : ServiceFile.read(env).all()) {
            String password = service.getOrDefault("password", "");
            boolean same = service.getOrDefault("host", "localhost").equals(address.host())
                    && service.getOrDefault("port", env.getOrDefault("PGPORT", "5432"))
                            .equals(String.valueOf(address.port()))
                    && service.getOrDefault("user", address.user()).equals(address.user())
                    && service.getOrDefault("dbname", address.user()).equals(address.database());
            if (same && !password.isEmpty()) {
                return Optional.of(password);
            }
        }
        return Optional.empty();
    }
}
