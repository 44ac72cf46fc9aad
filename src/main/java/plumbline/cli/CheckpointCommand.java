package plumbline.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.health.Bytes;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Address;
import plumbline.core.target.Engine;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// `checkpoint`: the saved rows of tables; this part looks after those there are.
@Command(name = "checkpoint", description = "Save the rows of tables, compare them, and put them back.")
final class CheckpointCommand implements Callable<Answer> {

    private static final String ID = "ID";
    private static final String ID_IS = "a checkpoint's id or path";

    private final TargetNames names;
    private final Function<@Nullable Path, Shelf> shelves;
    private final Supplier<WorkContext> work;
    private final Said said;

    CheckpointCommand(TargetNames names, Function<@Nullable Path, Shelf> shelves, Supplier<WorkContext> work,
            Said said) {
        this.names = names;
        this.shelves = shelves;
        this.work = work;
        this.said = said;
    }

    @Override
    public Answer call() {
        return list(null, new ShelfOption());
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the checkpoints there are, newest first.")
    Answer list(
            @Parameters(index = "0", arity = "0..1", paramLabel = "TARGET", description = "only those of this connection or URI") @Nullable String target,
            @Mixin ShelfOption shelf) {
        List<Checkpoint> all = shelf.in(shelves).all();
        List<Checkpoint> shown = target == null ? all : all.stream().filter(of(target, all)).toList();
        List<Block> blocks = shown.isEmpty()
                ? List.of(new Block.Line(said.text("cli.checkpoint.none", shelf.in(shelves).folder().toString())))
                : List.of(new CheckpointWords(said).list(shown));
        return new Answer(Json.object("checkpoints", shown.stream().map(new CheckpointWords(said)::json).toList()),
                blocks,
                ExitCode.OK);
    }

    /// A connection that was removed since still names its checkpoints.
    private Predicate<Checkpoint> of(String word, List<Checkpoint> all) {
        Predicate<Checkpoint> sameName = checkpoint -> checkpoint.manifest() != null
                && checkpoint.manifest().origin().target().equals(word);
        if (all.stream().anyMatch(sameName)) {
            return sameName;
        }
        Target found = names.named(word, null);
        return checkpoint -> checkpoint.manifest() != null && isOf(checkpoint.manifest(), found);
    }

    private static boolean isOf(Manifest manifest, Target target) {
        boolean sameFile = target.engine() == Engine.SQLITE && target.address() instanceof Address.SqliteAddress file
                && manifest.origin().identity().database().equals(file.path().toString());
        return manifest.origin().engine() == target.engine()
                && (sameFile || manifest.origin().target().equals(target.name()));
    }

    @Command(name = "verify", mixinStandardHelpOptions = true, description = "Read a checkpoint whole and compare every hash, count and digest.")
    Answer verify(@Parameters(index = "0", paramLabel = ID, description = ID_IS) String id, @Mixin ShelfOption shelf) {
        Shelf place = shelf.in(shelves);
        Checkpoint found = place.find(id);
        List<String> problems = words(place.verify(found, work.get()));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(said.text(problems.isEmpty() ? "cli.checkpoint.sound" : "cli.checkpoint.unsound",
                found.id(), problems.size())));
        problems.forEach(problem -> blocks.add(new Block.Line(problem)));
        return new Answer(Json.object("id", found.id(), "ok", problems.isEmpty(), "problems", problems, "path",
                found.path().toString()), blocks, problems.isEmpty() ? ExitCode.OK : ExitCode.FOUND);
    }

    private List<String> words(List<Fault> faults) {
        return faults.stream().map(fault -> fault.in(said.messages().get())).toList();
    }

    @Command(name = "delete", mixinStandardHelpOptions = true, description = "Remove a checkpoint from the disk, with --execute.")
    Answer delete(@Parameters(index = "0", paramLabel = ID, description = ID_IS) String id, @Mixin ShelfOption shelf,
            @Mixin ChangeOptions change) {
        Shelf place = shelf.in(shelves);
        Checkpoint found = place.find(id);
        if (found.label().pinned()) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, found.id(),
                    messages -> messages.text("cli.checkpoint.is-pinned", found.id())));
        }
        if (change.execute) {
            place.delete(found);
        }
        Map<String, @Nullable Object> json = new CheckpointWords(said).json(found);
        json.put("executed", change.execute);
        return new Answer(json, List.of(
                new Block.Heading(said.text(change.execute ? "cli.checkpoint.deleted" : "cli.checkpoint.would-delete",
                        found.id(), Bytes.text((double) found.diskBytes()))),
                new CheckpointWords(said).list(List.of(found))), ExitCode.OK);
    }

    @Command(name = "describe", mixinStandardHelpOptions = true, description = "Change a checkpoint's description.")
    Answer describe(@Parameters(index = "0", paramLabel = ID, description = ID_IS) String id,
            @Parameters(index = "1", paramLabel = "TEXT", description = "the new description") String text,
            @Mixin ShelfOption shelf) {
        Shelf place = shelf.in(shelves);
        Checkpoint found = place.find(id);
        return labelled(place.relabel(found, text, found.label().pinned()));
    }

    @Command(name = "pin", mixinStandardHelpOptions = true, description = "Keep a checkpoint from being pruned.")
    Answer pin(@Parameters(index = "0", paramLabel = ID, description = ID_IS) String id, @Mixin ShelfOption shelf) {
        Shelf place = shelf.in(shelves);
        Checkpoint found = place.find(id);
        return labelled(place.relabel(found, found.label().description(), true));
    }

    @Command(name = "unpin", mixinStandardHelpOptions = true, description = "Let a checkpoint be pruned again.")
    Answer unpin(@Parameters(index = "0", paramLabel = ID, description = ID_IS) String id, @Mixin ShelfOption shelf) {
        Shelf place = shelf.in(shelves);
        Checkpoint found = place.find(id);
        return labelled(place.relabel(found, found.label().description(), false));
    }

    private Answer labelled(Checkpoint checkpoint) {
        return new Answer(new CheckpointWords(said).json(checkpoint),
                List.of(new CheckpointWords(said).list(List.of(checkpoint))), ExitCode.OK);
    }

    @Command(name = "export", mixinStandardHelpOptions = true, description = "Write a checkpoint into one file (tar).")
    Answer export(@Parameters(index = "0", paramLabel = ID, description = ID_IS) String id,
            @Parameters(index = "1", paramLabel = "FILE", description = "a file that is not there yet") Path file,
            @Mixin ShelfOption shelf) {
        Shelf place = shelf.in(shelves);
        Checkpoint found = place.find(id);
        var _ = CheckpointWords.usable(found);
        if (java.nio.file.Files.exists(file)) {
            throw new ProblemException(
                    Problem.of(ProblemCode.BAD_INPUT, file.toString(), said.text("cli.checkpoint.file-exists")));
        }
        List<String> problems = words(place.exportTo(found, file, work.get()));
        List<Block> blocks = new ArrayList<>();
        blocks.add(problems.isEmpty()
                ? new Block.Line(said.text("cli.checkpoint.exported", found.id(), file.toString()))
                : new Block.Heading(said.text("cli.checkpoint.exported-damaged", found.id(), file.toString(),
                        problems.size())));
        problems.forEach(problem -> blocks.add(new Block.Line(problem)));
        return new Answer(Json.object("id", found.id(), "file", file.toString(), "ok", problems.isEmpty(), "problems",
                problems), blocks, problems.isEmpty() ? ExitCode.OK : ExitCode.FOUND);
    }

    @Command(name = "import", mixinStandardHelpOptions = true, description = "Take in a checkpoint from such a file; it is verified first.")
    Answer take(@Parameters(index = "0", paramLabel = "FILE", description = "what export wrote") Path file,
            @Mixin ShelfOption shelf) {
        if (!java.nio.file.Files.isReadable(file)) {
            throw new ProblemException(
                    Problem.of(ProblemCode.BAD_INPUT, file.toString(), said.text("cli.no-file")));
        }
        return labelled(shelf.in(shelves).importFrom(file, work.get()));
    }

    @Command(name = "prune", mixinStandardHelpOptions = true, description = "Say which checkpoints are old enough to go, and with --execute remove them: never a pinned one, nor the newest safety checkpoint of a target.")
    Answer prune(
            @Option(names = "--keep", paramLabel = "N", defaultValue = "10", description = "of each target and reason this many stay (default: ${DEFAULT-VALUE})") int keep,
            @Option(names = "--older-than", paramLabel = "DAYS", defaultValue = "30", description = "only those older than this (default: ${DEFAULT-VALUE})") int days,
            @Option(names = "--automatic", description = "only those that no person made") boolean automatic,
            @Mixin ShelfOption shelf, @Mixin ChangeOptions change) {
        if (keep < 0 || days < 0) {
            throw new ProblemException(
                    Problem.of(ProblemCode.BAD_INPUT, keep < 0 ? "--keep " + keep : "--older-than " + days));
        }
        Shelf place = shelf.in(shelves);
        List<Checkpoint> outdated = place.outdated(keep, Duration.ofDays(days), checkpoint -> !automatic
                || (checkpoint.manifest() != null && checkpoint.manifest().automatic()));
        if (change.execute) {
            outdated.forEach(place::delete);
        }
        List<Block> blocks = new ArrayList<>();
        long bytes = outdated.stream().mapToLong(Checkpoint::diskBytes).sum();
        blocks.add(new Block.Heading(said.text(change.execute ? "cli.checkpoint.pruned" : "cli.checkpoint.would-prune",
                outdated.size(), Bytes.text((double) bytes))));
        if (!outdated.isEmpty()) {
            blocks.add(new CheckpointWords(said).list(outdated));
        }
        return new Answer(
                Json.object("checkpoints", outdated.stream().map(new CheckpointWords(said)::json).toList(), "executed",
                        change.execute, "diskBytes", bytes, "at", Instant.now().toString()),
                blocks, ExitCode.OK);
    }
}
