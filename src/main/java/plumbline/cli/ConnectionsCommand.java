package plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumbline.core.pack.Packs;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.problem.ProblemText;
import plumbline.core.session.Diagnosis;
import plumbline.core.target.Connections;
import plumbline.core.target.Target;
import plumbline.core.target.TargetUri;

/// `connections`: saved connections, without their secrets.
@Command(name = "connections", description = "List, add, test and remove saved connections.")
final class ConnectionsCommand implements Callable<Answer> {

    private final TargetNames names;
    private final Supplier<Connections> connections;
    private final Supplier<Packs> packs;
    private final Supplier<Diagnosis> diagnosis;
    private final Map<String, String> variables;
    private final Said said;

    ConnectionsCommand(TargetNames names, Supplier<Connections> connections, Supplier<Packs> packs,
            Supplier<Diagnosis> diagnosis, Map<String, String> variables, Said said) {
        this.names = names;
        this.connections = connections;
        this.packs = packs;
        this.diagnosis = diagnosis;
        this.variables = variables;
        this.said = said;
    }

    @Override
    public Answer call() {
        return list();
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the saved connections.")
    Answer list() {
        return answer(TargetNames.saved(connections.get()));
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Save a connection.")
    Answer add(@Parameters(index = "0", paramLabel = "NAME") String name,
            @Parameters(index = "1", paramLabel = "URI") String uri,
            @Option(names = "--environment", paramLabel = "E", description = "production (default), staging or test") @Nullable String environment,
            @Option(names = "--group", paramLabel = "G") @Nullable String group,
            @Option(names = "--pack", paramLabel = "ID") @Nullable List<String> packIds,
            @Option(names = "--service", paramLabel = "URL", description = "base address of the application's own service") @Nullable String service) {
        List<String> bound = packIds == null ? List.of() : packIds;
        for (String id : bound) {
            if (packs.get().pack(id).isEmpty()) {
                throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_PACK, id));
            }
        }
        if (name.isBlank() || TargetNames.isUri(name)) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, "NAME", name));
        }
        Target target = new Target(name, group == null ? "" : group, TargetNames.environment(environment),
                TargetUri.parse(uri, variables).orThrow(), bound, Target.DEFAULT_REFRESH,
                service == null ? "" : ServiceOption.checked(service), true);
        connections.get().save(target, ""); // only adds: a name that is taken is refused
        return answer(List.of(target));
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Remove a saved connection; its history stays.")
    Answer remove(@Parameters(index = "0", paramLabel = "NAME") String name) {
        Target target = saved(name);
        connections.get().remove(name);
        return answer(List.of(target));
    }

    @Command(name = "test", mixinStandardHelpOptions = true, description = "Try a connection and say what was found.")
    Answer test(@Parameters(index = "0", paramLabel = "NAME") String name) {
        Target target = TargetNames.isUri(name) ? names.find(name, null) : names.find(saved(name).name(), null);
        return switch (diagnosis.get().test(target)) {
            case Outcome.Done<Diagnosis.Found>(Diagnosis.Found found) -> found(target, found);
            case Outcome.Failed<Diagnosis.Found>(Problem problem) -> failed(target, problem);
        };
    }

    private Target saved(String name) {
        List<Target> all = TargetNames.saved(connections.get());
        return all.stream().filter(target -> target.name().equals(name)).findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.UNKNOWN_TARGET, name,
                        String.join(", ", all.stream().map(Target::name).toList()))));
    }

    private Answer found(Target target, Diagnosis.Found found) {
        List<String> notes = found.notes().stream().map(note -> said.text(note.key(), note.argument())).toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Line(said.text("cli.connections.works", target.name(), found.version(),
                Long.toString(found.millis()))));
        blocks.add(new Block.Line(found.identity()));
        notes.forEach(note -> blocks.add(new Block.Line(note)));
        return new Answer(Json.object("name", target.name(), "ok", true, "state", "ok", "version", found.version(),
                "findings", notes), blocks, ExitCode.OK);
    }

    private Answer failed(Target target, Problem problem) {
        String line = new ProblemText(said.messages().get()).line(problem);
        String state = problem.code().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return new Answer(Json.object("name", target.name(), "ok", false, "state", state, "version", null, "findings",
                List.of(line)), List.of(), ExitCode.FAILED, List.of(line));
    }

    private Answer answer(List<Target> targets) {
        List<Object> json = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Target target : targets) {
            String uri = TargetUri.toUri(target.address());
            json.add(Json.object("name", target.name(), "uri", uri, "environment", target.environment().word(),
                    "group", target.group(), "packs", target.packs(), "service", target.service()));
            rows.add(List.of(target.name(), target.environment().word(), target.group(), uri,
                    String.join(" ", target.packs()), target.service()));
        }
        List<Block> blocks = rows.isEmpty()
                ? List.of(new Block.Line(said.text("cli.connections.none")))
                : List.of(new Block.Table(List.of(said.text("cli.connections.name"),
                        said.text("cli.connections.environment"), said.text("cli.connections.group"),
                        said.text("cli.connections.uri"), said.text("cli.connections.packs"),
                        said.text("cli.connections.service")),
                        List.of(false, false, false, false, false, false), rows));
        return new Answer(Json.object("connections", json), blocks, ExitCode.OK);
    }
}
