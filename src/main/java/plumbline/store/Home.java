package plumbline.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import plumbline.core.problem.FileRefusal;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.text.Phrase;

/// The console's folder and what lies where in it. Nothing is created until it is asked for.
///
/// @param folder absolute and normalised
public record Home(Path folder) {

    /// The environment variable that names the folder.
    public static final String VARIABLE = "PLUMBLINE_HOME";

    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /// The folder a person chose by option or variable, else the usual one of this machine.
    ///
    /// @param option      what `--home` said, or empty
    /// @param environment the variables of the process
    /// @throws ProblemException HOME, where what was chosen can't be a path
    public static Home choose(Optional<String> option, Map<String, String> environment) {
        Optional<String> chosen = option.or(() -> present(environment, VARIABLE));
        try {
            Path user = Path.of(System.getProperty("user.home", "."));
            return new Home(chosen.map(Path::of)
                    .orElseGet(() -> usual(System.getProperty("os.name", ""), environment, user)));
        } catch (InvalidPathException notAPath) {
            throw new ProblemException(
                    Problem.of(ProblemCode.HOME, chosen.orElse(""), String.valueOf(notAPath.getReason())), notAPath);
        }
    }

    /// The usual folder of an operating system: XDG Base Directory 0.8 on Linux, the system's own custom elsewhere.
    /// Windows gets the local folder, since a database in WAL mode must not roam.
    static Path usual(String system, Map<String, String> environment, Path user) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return user.resolve("Library").resolve("Application Support").resolve("Plumbline");
        }
        if (name.startsWith("windows")) {
            return present(environment, "LOCALAPPDATA").map(Path::of)
                    .orElseGet(() -> user.resolve("AppData").resolve("Local"))
                    .resolve("Plumbline");
        }
        // the specification: a relative path is invalid and to be ignored
        return present(environment, "XDG_DATA_HOME").map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> user.resolve(".local").resolve("share"))
                .resolve("plumbline");
    }

    private static Optional<String> present(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /// Creates the folder, closed to everybody else, unless it is there.
    ///
    /// @return this
    /// @throws ProblemException HOME
    public Home create() {
        createFolder(folder);
        return this;
    }

    /// Creates a folder below this one, closed to everybody else, unless it is there.
    ///
    /// @return the same path
    /// @throws ProblemException HOME
    public Path created(Path below) {
        createFolder(below);
        return below;
    }

    private static void createFolder(Path wanted) {
        try {
            PrivateFiles.createFolder(wanted);
            if (!Files.isWritable(wanted)) {
                throw new ProblemException(
                        Problem.of(ProblemCode.HOME, wanted.toString(), Phrase.of("detail.not-writable")));
            }
        } catch (IOException refused) {
            throw new ProblemException(Problem.of(ProblemCode.HOME, wanted.toString(), FileRefusal.of(refused)),
                    refused);
        }
    }

    /// The console's own database.
    public Path database() {
        return folder.resolve("plumbline.db");
    }

    /// Copies of the database from before its form was changed.
    public Path databaseCopies() {
        return folder.resolve("store-copies");
    }

    /// The saved connections.
    public Path connections() {
        return folder.resolve("connections.yaml");
    }

    /// The person's own packs.
    public Path packs() {
        return folder.resolve("packs");
    }

    /// Checkpoints, unless they are put elsewhere.
    public Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    /// Rows that are kept for the time of a comparison or a restore.
    public Path scratch() {
        return folder.resolve("scratch");
    }

    /// Full backups, unless they are put elsewhere.
    public Path backups() {
        return folder.resolve("backups");
    }

    /// The scheduled backups.
    public Path backupSchedule() {
        return folder.resolve("backups.yaml");
    }

    /// Reports, unless they are put elsewhere.
    public Path reports() {
        return folder.resolve("reports");
    }

    /// Logs.
    public Path logs() {
        return folder.resolve("logs");
    }

    /// The demo's databases.
    public Path demo() {
        return folder.resolve("demo");
    }
}
