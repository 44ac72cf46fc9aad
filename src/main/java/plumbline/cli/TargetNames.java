package plumbline.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Connections;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.target.TargetUri;
import plumbline.core.text.Phrase;

/// Finds what the word TARGET of a command means: a saved connection's name, or a URI.
final class TargetNames {

    private final Supplier<Connections> connections;
    private final Map<String, String> environmentVariables;
    private final Consumer<Target> askPassword;

    /// @param askPassword asks for a password at the terminal where one is wanted
    TargetNames(Supplier<Connections> connections, Map<String, String> environmentVariables,
            Consumer<Target> askPassword) {
        this.connections = connections;
        this.environmentVariables = environmentVariables;
        this.askPassword = askPassword;
    }

    /// The target of a word.
    ///
    /// @param environment the word of `--environment`, or null; for a URI only, which counts as production without it
    Target find(String word, @Nullable String environment) {
        Target target = named(word, environment);
        askPassword.accept(target);
        return target;
    }

    /// The same where nothing is asked of the target, and so no password.
    Target named(String word, @Nullable String environment) {
        if (isUri(word)) {
            return Target.adHoc(TargetUri.parse(word, environmentVariables).orThrow(), environment(environment));
        }
        List<Target> saved = saved(connections.get());
        Optional<Target> named = saved.stream().filter(target -> target.name().equals(word)).findFirst();
        Target target = named.orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.UNKNOWN_TARGET, word,
                String.join(", ", saved.stream().map(Target::name).toList()))));
        if (environment != null && environment(environment) != target.environment()) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, "--environment",
                    Phrase.of("detail.saved-as", word, target.environment().word())));
        }
        return target;
    }

    /// The saved connections; a file with mistakes is said before a name in it could seem unknown.
    static List<Target> saved(Connections connections) {
        connections.problem().get().ifPresent(mistakes -> {
            throw new ProblemException(mistakes);
        });
        return connections.all().get();
    }

    static boolean isUri(String word) {
        return word.startsWith("postgresql:") || word.startsWith("postgres:") || word.startsWith("sqlite:")
                || word.contains("://");
    }

    static Environment environment(@Nullable String word) {
        return word == null
                ? Environment.PRODUCTION
                : Environment.ofWord(word).orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemCode.BAD_INPUT, "--environment", word + ": production, staging, test")));
    }
}
