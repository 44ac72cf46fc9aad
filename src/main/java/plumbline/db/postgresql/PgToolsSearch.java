package plumbline.db.postgresql;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumbline.core.backup.Tool;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;

/// Finds PostgreSQL's tools on this machine: in the folders a person named, on the PATH, and where the usual packages of
/// Linux, macOS and Windows put them. Each is asked for its version. Thread-safe.
final class PgToolsSearch {

    /// The variable that names folders, as PATH does.
    static final String VARIABLE = "PLUMBLINE_PG_BIN";

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) ((\\d+)\\S*)");
    /// Folders with one folder a version, and what lies below that.
    private static final List<List<String>> USUAL = List.of(List.of("/usr/lib/postgresql", "*", "bin"),
            List.of("/usr", "pgsql-*", "bin"), List.of("/usr/local", "pgsql*", "bin"),
            List.of("/opt/homebrew/opt", "{postgresql*,libpq}", "bin"),
            List.of("/usr/local/opt", "{postgresql*,libpq}", "bin"),
            List.of("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
            List.of("/Library/PostgreSQL", "*", "bin"), List.of("C:\\Program Files\\PostgreSQL", "*", "bin"));

    private final Supplier<List<Path>> named;
    private final Map<String, String> variables;
    private final List<List<String>> usual;

    /// @param named     folders a person named, asked each time
    /// @param variables the environment's
    PgToolsSearch(Supplier<List<Path>> named, Map<String, String> variables) {
        this(named, variables, USUAL);
    }

    PgToolsSearch(Supplier<List<Path>> named, Map<String, String> variables, List<List<String>> usual) {
        this.named = named;
        this.variables = Map.copyOf(variables);
        this.usual = usual;
    }

    /// The oldest tool that is new enough.
    ///
    /// @throws ProblemException NO_TOOL with what was found and what is needed
    Tool atLeast(String name, int major) {
        List<Tool> all = all(name);
        return all.stream().filter(tool -> tool.major() >= major).min(Comparator.comparingInt(Tool::major))
                .orElseThrow(() -> missing(name, major, all));
    }

    /// The newest: it reads whatever the others wrote.
    Tool newest(String name) {
        List<Tool> all = all(name);
        return all.stream().max(Comparator.comparingInt(Tool::major)).orElseThrow(() -> missing(name, 0, all));
    }

    private ProblemException missing(String name, int major, List<Tool> all) {
        String needed = major == 0 ? "" : ">= " + major + "; ";
        String found = all.isEmpty()
                ? String.join(File.pathSeparator, folders().stream().map(Path::toString).toList())
                : String.join(", ", all.stream().map(Tool::line).toList());
        return new ProblemException(
                Problem.of(ProblemCode.NO_TOOL, name, needed + (all.isEmpty() ? "0: " : "") + found));
    }

    /// All that this machine has, in the order of the search.
    List<Tool> all(String name) {
        String file = windows() ? name + ".exe" : name;
        List<Tool> tools = new ArrayList<>();
        Set<Path> seen = new LinkedHashSet<>();
        for (Path folder : folders()) {
            Path path = folder.resolve(file);
            try {
                if (!Files.isExecutable(path) || !seen.add(path.toRealPath())
                        || String.valueOf(path.toRealPath().getFileName()).equals("pg_wrapper")) {
                    continue; // Debian's wrapper chooses by itself among the others, which are found too
                }
            } catch (IOException gone) {
                continue;
            }
            ask(name, path).ifPresent(tools::add);
        }
        return tools;
    }

    private List<Path> folders() {
        List<Path> folders = new ArrayList<>(named.get());
        folders.addAll(split(variables.getOrDefault(VARIABLE, "")));
        folders.addAll(split(variables.getOrDefault("PATH", variables.getOrDefault("Path", ""))));
        for (List<String> place : usual) {
            try {
                Path base = Path.of(place.get(0));
                if (Files.isDirectory(base)) {
                    folders.addAll(below(base, place.get(1), place.get(2)));
                }
            } catch (InvalidPathException otherSystem) {
                // a place of another operating system
            }
        }
        return folders;
    }

    private static List<Path> below(Path base, String pattern, String bin) {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(base, pattern)) {
            versions.forEach(version -> folders.add(version.resolve(bin)));
        } catch (IOException closed) {
            return List.of();
        }
        folders.sort(null);
        return folders;
    }

    private static List<Path> split(String text) {
        List<Path> folders = new ArrayList<>();
        for (String each : text.split(Pattern.quote(File.pathSeparator), -1)) {
            try {
                if (!each.isBlank() && Path.of(each).isAbsolute()) { // a relative one depends on where we stand
                    folders.add(Path.of(each));
                }
            } catch (InvalidPathException noPath) {
                // no folder either
            }
        }
        return folders;
    }

    private static boolean windows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private static Optional<Tool> ask(String name, Path path) {
        PgToolsChild.Ended ended = new PgToolsChild(List.of(path.toString(), "--version"), Map.of(), ANSWER)
                .run(PgToolsChild.Watch.NONE, plumbline.core.work.WorkContext.none());
        Matcher matcher = VERSION.matcher(ended.output());
        return ended.code() == 0 && matcher.find()
                ? Optional.of(new Tool(name, path.toString(), Integer.parseInt(matcher.group(2)), matcher.group(1)))
                : Optional.empty();
    }
}
