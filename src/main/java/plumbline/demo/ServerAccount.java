package plumbline.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The account a server runs under: our own, unless we are root, as whom PostgreSQL refuses to run.
///
/// As root it runs in a user namespace, in which we are somebody else, or under another account where namespaces are
/// refused, as they are in many containers. Which of them works is found by trying.
///
/// @param prefix what comes before a command so that it runs under the account
/// @param user   the other account's name, or empty where files of our own will do
public record ServerAccount(List<String> prefix, String user) {

    /// The system property that overrides the choice: `namespace`, or the name of an account.
    public static final String PROPERTY = "plumbline.demo.account";

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final List<String> CANDIDATES = List.of("namespace", "postgres", "nobody", "daemon");
    private static final Path ROOT = Path.of("/");

    public ServerAccount {
        prefix = List.copyOf(prefix);
    }

    /// Finds the account by trying.
    public static ServerAccount detect() {
        if (windows() || !output(List.of("id", "-u")).equals("0")) {
            return new ServerAccount(List.of(), "");
        }
        String forced = System.getProperty(PROPERTY, "");
        return (forced.isEmpty() ? CANDIDATES : List.of(forced)).stream().flatMap(name -> named(name).stream())
                .findFirst()
                .orElseThrow(() -> DemoProblem.of("root", "PostgreSQL does not run as root, and neither unshare nor"
                        + " setpriv nor runuser gave another account"));
    }

    /// A way for root to become somebody else, if it works here.
    ///
    /// @param name `namespace`, or the name of an account
    static Optional<ServerAccount> named(String name) {
        return candidates(name).stream().filter(ServerAccount::works).findFirst();
    }

    /// Whether files must belong to another account.
    public boolean separate() {
        return !user.isEmpty();
    }

    /// The command that does the same under the account.
    List<String> command(List<String> words) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(words);
        return all;
    }

    /// Where to put what is meant for a folder: that folder, or one that the other account can reach.
    ///
    /// The other folder belongs to us, so that the account can't put links in our way; only what a server writes
    /// belongs to the account.
    Path place(Path wanted) throws IOException {
        if (!separate()) {
            Files.createDirectories(wanted);
            return wanted;
        }
        Path shared = Path.of("/var/tmp");
        Path base = Files.isWritable(shared) ? shared : Path.of(System.getProperty("java.io.tmpdir"));
        Path place = base.resolve("plumbline-0-" + fingerprint(wanted.toAbsolutePath().toString()));
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)
                && (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS) || !ownedByRoot(place))) {
            throw DemoProblem.of(place.toString(), "belongs to somebody else");
        }
        return Folders.make(place, "rwx--x--x");
    }

    /// Makes a path the account's own.
    void own(Path path) throws IOException {
        if (separate()) {
            Files.setOwner(path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
        }
    }

    static boolean windows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private boolean works() {
        String uid = output(command(List.of("sh", "-c", "id -un >/dev/null && id -u")));
        return !uid.isEmpty() && !uid.equals("0");
    }

    private static List<ServerAccount> candidates(String name) {
        if (name.equals("namespace")) {
            return List.of(new ServerAccount(List.of("unshare", "-U"), ""));
        }
        String number = output(List.of("id", "-u", name));
        String group = output(List.of("id", "-g", name));
        return number.isEmpty() || group.isEmpty()
                ? List.of()
                : List.of(
                        new ServerAccount(
                                List.of("setpriv", "--reuid", number, "--regid", group, "--clear-groups", "--"), name),
                        new ServerAccount(List.of("runuser", "-u", name, "--"), name),
                        new ServerAccount(List.of("sudo", "-n", "-u", name, "--"), name));
    }

    /// What a command says; empty where it fails or does not exist.
    private static String output(List<String> words) {
        try {
            Command.Ended ended = Command.run(words, ROOT, DEADLINE);
            return ended.well() ? ended.output() : "";
        } catch (IOException missing) {
            return "";
        }
    }

    private static boolean ownedByRoot(Path place) throws IOException {
        return Files.getAttribute(place, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(0);
    }

    /// A short mark of a text from which the text can't be had back.
    static String fingerprint(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
