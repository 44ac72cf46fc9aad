package plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plumbline.core.journal.JournalEntry;
import plumbline.core.repair.Repairs;
import plumbline.core.repair.UndoResult;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// `undo`: puts back the rows of a run; a restore is taken back by restoring its safety checkpoint.
@Command(name = "undo", description = "Put back the rows a run changed, unless they changed since.")
final class UndoCommand implements Callable<Answer> {

    private final TargetNames names;
    private final Supplier<Repairs> repairs;
    private final RestoreUndo restores;
    private final Unfinished unfinished;
    private final Options options;
    private final Said said;

    @Mixin
    TargetWord target = new TargetWord();

    @Option(names = "--run", paramLabel = "ID", required = true, description = "the run, as the journal names it")
    String run = "";

    @Mixin
    ShelfOption shelf = new ShelfOption();

    @Mixin
    LogOption log = new LogOption();

    @Mixin
    ChangeOptions change = new ChangeOptions();

    UndoCommand(TargetNames names, Supplier<Repairs> repairs, RestoreUndo restores, Unfinished unfinished,
            Options options, Said said) {
        this.names = names;
        this.repairs = repairs;
        this.restores = restores;
        this.unfinished = unfinished;
        this.options = options;
        this.said = said;
    }

    @Override
    public Answer call() {
        Target found = names.find(target.word, change.environment);
        change.permit(found, options.readOnly);
        unfinished.resolve(found);
        Optional<JournalEntry> restore = restores.restore(found, run);
        if (restore.isPresent()) {
            return restores.answer(found, restore.get(), shelf, log, change.execute);
        }
        UndoResult result = repairs.get().undo(found, run, change.execute, WorkContext.none()).orThrow();
        List<Object> conflicts = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        for (UndoResult.Conflict conflict : result.conflicts()) {
            conflicts.add(Json.object("key", conflict.key(), "expected", conflict.expected(), "found",
                    conflict.found()));
        }
        String outcome = result.executed() ? "done" : conflicts.isEmpty() ? "would" : "conflicts";
        blocks.add(new Block.Heading(said.text("cli.undo." + outcome, run, found.name(),
                result.undone(), conflicts.size())));
        if (!conflicts.isEmpty()) {
            blocks.add(new Block.Table(List.of("key", "expected", "found"), List.of(false, false, false),
                    result.conflicts().stream().map(conflict -> List.of(conflict.key().toString(),
                            String.valueOf(conflict.expected()), String.valueOf(conflict.found()))).toList()));
        }
        boolean stopped = change.execute && !conflicts.isEmpty();
        return new Answer(Json.object("run", run, "undone", result.undone(), "conflicts", conflicts, "undoneBy",
                result.executed() ? result.run() : null), blocks,
                stopped ? ExitCode.FAILED : ExitCode.OK,
                stopped
                        ? List.of(said.text("cli.undo.conflicts", run, found.name(), 0,
                                conflicts.size()))
                        : List.of());
    }
}
