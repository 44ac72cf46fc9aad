package plumbline.core.target;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The base address of an application's service, and the only way to an address below it.
///
/// @param base scheme, host, port and the folder the service lives in; without a slash at its end
public record ServiceAddress(URI base) {

    /// What fits, for the person.
    public static final String RULE = "is an address such as http://localhost:3000, without user, password, ? and #";

    private static final Pattern FOLDER = Pattern.compile("(/[A-Za-z0-9_~.-]+)*");
    /// A plain path; nothing in it is encoded, since a server may take that for a slash or a dot.
    private static final Pattern PATH = Pattern
            .compile("/[A-Za-z0-9_~.:,;!$&'()*+/=-]*(\\?([A-Za-z0-9_~.:,;!$&'()*+/=?-]|%[0-9A-Fa-f]{2})*+)?");
    private static final int LAST_PORT = 65_535;

    /// Reads a base address; empty where it is none that may be used. The text may hold a password, so that nobody
    /// repeats one that is refused.
    public static Optional<ServiceAddress> of(String text) {
        try {
            URI uri = new URI(text.strip().replaceFirst("/+$", ""));
            return fits(uri) ? Optional.of(new ServiceAddress(uri)) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /// Whether a text is a base address.
    public static boolean valid(String text) {
        return of(text).isPresent();
    }

    private static boolean fits(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return (scheme.equals("http") || scheme.equals("https"))
                && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getPort() != 0 && uri.getPort() <= LAST_PORT
                && FOLDER.matcher(uri.getRawPath()).matches() && !goesUp(uri.getRawPath());
    }

    /// The address of a path; empty where the path could lead anywhere else, or could be taken to by a server.
    public Optional<URI> at(String path) {
        if (!PATH.matcher(path).matches() || path.contains("//") || goesUp(path)) {
            return Optional.empty();
        }
        URI whole = URI.create(base + path);
        boolean same = equal(whole.getScheme(), base.getScheme())
                && equal(whole.getRawAuthority(), base.getRawAuthority())
                && whole.getRawUserInfo() == null && whole.getRawPath().startsWith(base.getRawPath() + "/");
        return same ? Optional.of(whole) : Optional.empty();
    }

    private static boolean goesUp(String path) {
        String folder = path.replaceFirst("\\?.*", "");
        for (String step : folder.split("/", -1)) {
            // "..;" is a way up for some servers, too
            String name = step.replaceFirst(";.*", "");
            if (name.equals(".") || name.equals("..")) {
                return true;
            }
        }
        return false;
    }

    private static boolean equal(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
