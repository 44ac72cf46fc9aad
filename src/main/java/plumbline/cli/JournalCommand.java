package plumbline.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumbline.core.journal.Journal;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;

/// `journal`: what the console changed.
@Command(name = "journal", description = "List what was changed, or show one run with its rows.")
final class JournalCommand implements Callable<Answer> {

    private final TargetNames names;
    private final Supplier<Journal> journal;
    private final Unfinished unfinished;
    private final Said said;

    @Option(names = "--target", paramLabel = "TARGET", scope = CommandLine.ScopeType.INHERIT, description = "a URI that is asked what became of its runs; saved connections are asked anyway")
    @Nullable
    String target;

    JournalCommand(TargetNames names, Supplier<Journal> journal, Unfinished unfinished, Said said) {
        this.names = names;
        this.journal = journal;
        this.unfinished = unfinished;
        this.said = said;
    }

    @Override
    public Answer call() {
        return list("", 50);
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the newest runs.")
    Answer list(
            @Option(names = "--text", paramLabel = "X", defaultValue = "", description = "only entries that hold these words") String text,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "50") int limit) {
        resolve();
        List<JournalEntry> entries = journal.get().newest(text, Math.clamp(limit, 1, 10_000));
        List<List<String>> rows = entries.stream().map(entry -> List.of(entry.run(), entry.at().toString(),
                entry.who(), entry.target(), entry.action() + " " + entry.subject(), Long.toString(entry.rows()),
                entry.state().word(), entry.undoneBy())).toList();
        List<Block> blocks = new ArrayList<>(rows.isEmpty()
                ? List.of(new Block.Line(said.text("cli.journal.none")))
                : List.of(new Block.Table(
                        List.of("run", said.text("cli.journal.at"), said.text("cli.journal.who"),
                                said.text("cli.journal.target"), said.text("cli.journal.what"),
                                said.text("cli.journal.rows"), said.text("cli.journal.state"),
                                said.text("cli.journal.undone-by")),
                        List.of(false, false, false, false, false, true, false, false), rows)));
        long open = entries.stream().filter(entry -> entry.state() == JournalState.INTENT).count();
        if (open > 0) {
            blocks.add(new Block.Line(said.text("cli.journal.open", open)));
        }
        return new Answer(Json.object("entries", entries.stream().map(JournalCommand::json).toList()), blocks,
                ExitCode.OK);
    }

    private void resolve() {
        if (target == null) {
            unfinished.resolve();
        } else {
            unfinished.resolve(names.find(target, null));
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show one run with every row before and after.")
    Answer show(@Parameters(index = "0", paramLabel = "RUN") String run) {
        resolve();
        JournalEntry entry = journal.get().find(run)
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.UNKNOWN_RUN, run)));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(entry.run() + "  " + entry.at()));
        blocks.add(new Block.Line(entry.who() + " @ " + entry.host() + " → " + entry.target() + " ("
                + entry.environment() + "), " + entry.identity()));
        blocks.add(new Block.Line(entry.action() + " " + entry.subject() + ", " + entry.state().word()));
        if (entry.state() == JournalState.INTENT) {
            blocks.add(new Block.Line(said.text("cli.journal.open", 1)));
        }
        blocks.add(new Block.Verbatim(entry.statement()));
        journal.get().change(run).ifPresent(change -> blocks.addAll(ChangedRows.tables(change, List.of())));
        var json = json(entry);
        json.put("changes", journal.get().change(run).map(change -> ChangedRows.json(change, List.of()))
                .orElse(List.of()));
        return new Answer(json, blocks, ExitCode.OK);
    }

    private static java.util.Map<String, @Nullable Object> json(JournalEntry entry) {
        return Json.object("run", entry.run(), "at", entry.at().toString(), "who", entry.who(), "host", entry.host(),
                "target", entry.target(), "environment", entry.environment(), "identity", entry.identity(), "action",
                entry.action(), "subject", entry.subject(), "statement", entry.statement(), "ticket", entry.ticket(),
                "rows", entry.rows(), "verified", entry.verified(), "state", entry.state().word(), "ended",
                entry.ended().equals(Instant.EPOCH) ? null : entry.ended().toString(), "undoes", entry.undoes(),
                "undoneBy", entry.undoneBy(), "message", entry.message());
    }
}
