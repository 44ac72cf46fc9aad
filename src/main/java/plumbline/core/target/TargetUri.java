package plumbline.core.target;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.text.Phrase;
import plumbline.core.text.Sentence;

/// The URIs that name a database on the command line and in files: `postgresql://user@host:port/db?sslmode=…`,
/// `postgresql://?service=name`, `sqlite:/path/file.db`.
///
/// A URI never holds a password: one that does is refused and not repeated, neither in a problem nor anywhere else.
public final class TargetUri {

    private TargetUri() {}

    /// Reads a URI; every mistake in it is in the detail of the one problem.
    ///
    /// @param env the environment's variables: `PGPORT`, `PGUSER` and those that name service files
    public static Outcome<Address> parse(String uri, Map<String, String> env) {
        String text = uri.strip();
        if (text.startsWith("sqlite:")) {
            return sqlite(text);
        }
        for (String scheme : new String[]{"postgresql://", "postgres://"}) {
            if (text.startsWith(scheme)) {
                return new PostgresUri(scheme, text.substring(scheme.length()), env).parse();
            }
        }
        // whatever this is, it may hold a password in a notation of its own
        boolean mayHoldSecret = text.indexOf('@') >= 0 || text.indexOf('=') >= 0;
        return bad(mayHoldSecret ? "…" : text, Phrase.of("detail.uri.scheme"));
    }

    /// The URI of an address, as [#parse] reads it back; holds no password.
    public static String toUri(Address address) {
        return switch (address) {
            case Address.PostgresAddress postgres -> PostgresUri.write(postgres);
            case Address.SqliteAddress(Path path) -> "sqlite:" + path;
        };
    }

    static Outcome<Address> bad(String subject, Sentence detail) {
        return new Outcome.Failed<>(Problem.of(ProblemCode.BAD_URI, subject, detail));
    }

    private static Outcome<Address> sqlite(String text) {
        String path = text.substring("sqlite:".length());
        if (path.isBlank()) {
            return bad(text, Phrase.of("detail.uri.no-file"));
        }
        try {
            return new Outcome.Done<>(new Address.SqliteAddress(Path.of(path).toAbsolutePath().normalize()));
        } catch (InvalidPathException broken) {
            return bad(text, Phrase.of("detail.uri.no-path", broken.getReason()));
        }
    }
}
