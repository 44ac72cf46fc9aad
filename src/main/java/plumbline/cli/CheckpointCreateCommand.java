package plumbline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Checkpoints;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.CreateRequest;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.health.Bytes;
import plumbline.core.pack.Pack;
import plumbline.core.pack.Packs;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.TableName;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// `checkpoint create`: saves tables as they are at one instant.
@Command(name = "create", description = "Save the rows of tables as they are at one instant; writers go on.")
final class CheckpointCreateCommand implements Callable<Answer> {

    private static final int MOST_WORKERS = 8;

    private final TargetNames names;
    private final Supplier<Packs> packs;
    private final Supplier<Checkpoints> checkpoints;
    private final Function<@Nullable Path, Shelf> shelves;
    private final Supplier<WorkContext> work;
    private final PrintWriter err;
    private final Said said;

    @Mixin
    TargetWord target = new TargetWord();

    @Option(names = "--pack", paramLabel = "ID", description = "the tables of this pack; may be given several times")
    List<String> packIds = new ArrayList<>();

    @Option(names = "--table", paramLabel = "SCHEMA.TABLE", description = "this table; may be given several times")
    List<String> tables = new ArrayList<>();

    @Option(names = "--schema", paramLabel = "S", description = "all ordinary tables of this schema; may be given several times")
    List<String> schemas = new ArrayList<>();

    @Option(names = "--description", paramLabel = "TEXT", description = "what it is for, in your words")
    String description = "";

    @Option(names = "--name", paramLabel = "ID", description = "its id (default: checkpoint_YYYYMMDD_HHMMSS)")
    String name = "";

    @Option(names = "--jobs", paramLabel = "N", description = "sessions that read at once, 1 to 8 (default: 2, on production 1)")
    int jobs;

    @Option(names = "--hold", description = "let a session that wants to alter a saved table wait until the end, instead of beginning anew")
    boolean hold;

    @Mixin
    ShelfOption shelf = new ShelfOption();

    @Mixin
    LogOption log = new LogOption();

    @Mixin
    AskOptions asked = new AskOptions();

    CheckpointCreateCommand(TargetNames names, Supplier<Packs> packs, Supplier<Checkpoints> checkpoints,
            Function<@Nullable Path, Shelf> shelves, CheckpointRestoreCommand.Surroundings surroundings) {
        this.names = names;
        this.packs = packs;
        this.checkpoints = checkpoints;
        this.shelves = shelves;
        this.work = surroundings.work();
        this.err = surroundings.err();
        this.said = surroundings.said();
    }

    @Override
    public Answer call() {
        if (jobs < 0 || jobs > MOST_WORKERS) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, "--jobs", jobs + ": 1 - " + MOST_WORKERS));
        }
        List<TableName> chosen = new ArrayList<>(ShelfOption.tables(tables));
        packIds.forEach(id -> chosen.addAll(tables(id)));
        Target found = names.find(target.word, asked.environment);
        int workers = jobs > 0 ? jobs : found.environment() == Environment.PRODUCTION ? 1 : 2;
        CreateRequest request = new CreateRequest(found, new Choice(chosen.stream().distinct().toList(), schemas),
                name, description, Manifest.MANUAL, workers, hold);
        return answer(checkpoints.get().create(request, shelf.in(shelves), log.to(err), work.get()).orThrow());
    }

    private List<TableName> tables(String packId) {
        Packs all = packs.get();
        Pack pack = all.pack(packId).orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.UNKNOWN_PACK,
                packId, String.join(", ", all.shelf().get().packs().stream().map(Pack::id).toList()))));
        return pack.checkpoint().orElseThrow(() -> new ProblemException(
                Problem.of(ProblemCode.BAD_INPUT, "--pack " + packId, said.text("cli.checkpoint.no-tables"))))
                .tables();
    }

    private Answer answer(Checkpoint made) {
        Manifest manifest = made.contents();
        Map<String, @Nullable Object> json = Json.object("id", made.id(), "path", made.path().toString(), "tables",
                manifest.tables().stream().map(CheckpointWords::table).toList(), "rows", manifest.rows(), "bytes",
                manifest.bytes(), "diskBytes", made.diskBytes(), "millis", manifest.millis(), "target",
                manifest.origin().target(), "createdAt", manifest.created().toString(), "skipped",
                manifest.inventory().skipped().stream()
                        .map(each -> Json.object("name", each.name(), "reason", each.reason())).toList());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(said.text("cli.checkpoint.created", made.id(), manifest.origin().target(),
                CheckpointWords.count(manifest.tables().size()), CheckpointWords.count(manifest.rows()),
                Bytes.text((double) made.diskBytes()), CheckpointWords.count(manifest.millis()),
                manifest.tables().size(),
                manifest.rows())));
        blocks.add(new CheckpointWords(said).tables(manifest.tables()));
        blocks.addAll(new CheckpointWords(said).skipped(manifest));
        blocks.add(new Block.Line(made.path().toString()));
        return new Answer(json, blocks, ExitCode.OK);
    }
}
