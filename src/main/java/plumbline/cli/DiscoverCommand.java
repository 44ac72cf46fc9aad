package plumbline.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plumbline.core.discover.Discovered;
import plumbline.core.discover.Discovery;
import plumbline.core.discover.Evidence;
import plumbline.core.discover.PackDraft;
import plumbline.core.discover.PackKeeper;
import plumbline.core.discover.Proposal;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.ValueKind;
import plumbline.core.sql.Ident;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// `discover`: proposes checks for a schema nobody wrote one for.
@Command(name = "discover", description = "Propose checks for a schema nobody wrote one for; changes nothing there.")
final class DiscoverCommand implements Callable<Answer> {

    private final TargetNames names;
    private final Supplier<Discovery> discovery;
    private final Supplier<PackKeeper> keeper;
    private final Said said;

    @Mixin
    TargetWord target = new TargetWord();

    @Option(names = "--schema", paramLabel = "S", description = "only this schema; may be given several times")
    List<String> schemas = new ArrayList<>();

    @Option(names = "--budget", paramLabel = "SECONDS", defaultValue = "45", description = "ends with what it has after so long (default: ${DEFAULT-VALUE})")
    int budget = 45;

    @Option(names = "--save", paramLabel = "PACKID", description = "keep the proposals as a pack of this new id")
    @Nullable
    String save;

    @Option(names = "--proposal", paramLabel = "N", description = "keep only this one; may be given several times")
    List<Integer> numbers = new ArrayList<>();

    @Mixin
    AskOptions asked = new AskOptions();

    DiscoverCommand(TargetNames names, Supplier<Discovery> discovery, Supplier<PackKeeper> keeper, Said said) {
        this.names = names;
        this.discovery = discovery;
        this.keeper = keeper;
        this.said = said;
    }

    @Override
    public Answer call() {
        if (budget < 1) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, "--budget", Integer.toString(budget)));
        }
        if (save == null && !numbers.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, "--proposal", "--save"));
        }
        Target found = names.find(target.word, asked.environment);
        Discovered discovered = discovery.get().look(found, schemas, Duration.ofSeconds(budget), WorkContext.none())
                .orThrow();
        String saved = save == null ? null : kept(save, discovered);
        List<String> warnings = new ArrayList<>();
        if (!discovered.complete()) {
            warnings.add(said.text("discover.cli.incomplete"));
            warnings.addAll(discovered.left().sentences(said::text));
        }
        return new Answer(json(discovered, saved), blocks(discovered, saved), ExitCode.OK, warnings);
    }

    private String kept(String id, Discovered discovered) {
        List<Proposal> chosen = new ArrayList<>();
        for (int number : numbers) {
            if (number < 1 || number > discovered.proposals().size()) {
                throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, "--proposal",
                        said.text("discover.cli.no-proposal", Integer.toString(number))));
            }
            chosen.add(discovered.proposals().get(number - 1));
        }
        return keeper.get().keep(PackDraft.of(id, discovered.target(),
                chosen.isEmpty() ? discovered.proposals() : chosen.stream().distinct().toList()));
    }

    private static Object json(Discovered discovered, @Nullable String saved) {
        List<Object> proposals = IntStream.range(0, discovered.proposals().size())
                .mapToObj(i -> json(i + 1, discovered.proposals().get(i))).toList();
        return Json.object("target", discovered.target().name(), "proposals", proposals, "millis",
                discovered.millis(), "tables", discovered.tables(), "complete", discovered.complete(), "left",
                Json.object("tables", discovered.left().tables(), "comparisons", discovered.left().comparisons(),
                        "suspected", discovered.left().suspected()),
                "saved", saved);
    }

    private static Object json(int number, Proposal proposal) {
        Evidence evidence = proposal.evidence();
        return Json.object("number", number, "kind", proposal.kind(), "tables",
                proposal.tables().stream().map(Object::toString).toList(), "columns",
                proposal.columns().stream().map(Ident::name).toList(), "agree", evidence.agree(), "disagree",
                evidence.disagree(), "confidence", evidence.confidence(), "rows",
                evidence.rows().stream().map(row -> Json.row(evidence.columns(), row)).toList(), "sql",
                evidence.sql());
    }

    private List<Block> blocks(Discovered discovered, @Nullable String saved) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(said.text("discover.cli.heading", discovered.target().name(),
                discovered.proposals().size(), discovered.tables(),
                String.format(Locale.ROOT, "%.1f", discovered.millis() / 1000.0))));
        int number = 1;
        for (Proposal proposal : discovered.proposals()) {
            Evidence evidence = proposal.evidence();
            String what = said.text("discover.is." + proposal.words(), proposal.names().toArray());
            blocks.add(new Block.Line(said.text("discover.cli.line", Integer.toString(number++), what,
                    evidence.agree(), evidence.disagree(),
                    String.format(Locale.ROOT, "%.2f", evidence.confidence()))));
            if (!evidence.rows().isEmpty()) {
                blocks.add(table(evidence));
            }
            blocks.add(new Block.Verbatim(evidence.sql()));
        }
        if (saved != null) {
            int many = numbers.isEmpty() ? discovered.proposals().size() : (int) numbers.stream().distinct().count();
            blocks.add(new Block.Line(said.text("discover.cli.saved", many, saved)));
        }
        return blocks;
    }

    private static Block table(Evidence evidence) {
        return new Block.Table(evidence.columns().stream().map(column -> column.name()).toList(),
                evidence.columns().stream().map(column -> column.kind() == ValueKind.NUMBER).toList(),
                evidence.rows().stream().map(row -> row.values().stream()
                        .map(value -> value == null ? "NULL" : value.toString()).toList()).toList());
    }
}
