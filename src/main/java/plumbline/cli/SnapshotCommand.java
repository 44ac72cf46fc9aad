package plumbline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumbline.core.pack.History;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.snapshot.FieldChange;
import plumbline.core.snapshot.Snapshot;
import plumbline.core.snapshot.SnapshotFilter;
import plumbline.core.snapshot.SnapshotPage;
import plumbline.core.snapshot.Snapshots;
import plumbline.core.target.Target;

/// `snapshot`: earlier versions of rows; this part reads them.
@Command(name = "snapshot", description = "List, compare, edit and put back versions of rows.")
final class SnapshotCommand implements Callable<Integer> {

    private static final String TARGET = "TARGET";
    private static final String TARGET_IS = "a saved connection's name, or a URI";
    private static final String CURRENT = "current";

    private final TargetNames names;
    private final Supplier<Snapshots> snapshots;
    private final Said said;

    @Option(names = "--history", paramLabel = "ID", scope = CommandLine.ScopeType.INHERIT, description = "which history, where packs declare several")
    String history = "";

    SnapshotCommand(TargetNames names, Supplier<Snapshots> snapshots, Said said) {
        this.names = names;
        this.snapshots = snapshots;
        this.said = said;
    }

    @Override
    public Integer call() {
        throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, "snapshot",
                messages -> messages.text("cli.snapshot.commands")));
    }

    /// The history a command is about.
    Snapshots.Kept kept(Target target) {
        return snapshots().histories(target).stream()
                .filter(each -> history.isEmpty() || each.history().id().equals(history)).findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.NO_HISTORY, target.name(), history)));
    }

    Snapshots snapshots() {
        return snapshots.get();
    }

    Target target(String word, @Nullable String environment) {
        return names.find(word, environment);
    }

    private History history(Target target) {
        return kept(target).history();
    }

    /// What a list is narrowed to.
    static final class Narrowing {

        @Option(names = "--region", paramLabel = "X", description = "only of this region, by id or name")
        @Nullable
        String region;

        @Option(names = "--permit", paramLabel = "X", description = "only of this permit, by id or name")
        @Nullable
        String permit;

        @Option(names = "--risk", paramLabel = "X", description = "only of this risk, by id or content")
        @Nullable
        String risk;

        @Option(names = "--where", paramLabel = "WORD=X", description = "only of this, by a word of another history")
        Map<String, String> where = new LinkedHashMap<>();

        @Option(names = "--key", paramLabel = "COL=VALUE,…", description = "only of this row")
        String key = "";

        @Option(names = "--edited-by", paramLabel = "X", description = "only what this person edited")
        String by = "";

        @Option(names = "--from", paramLabel = "T", description = "only from this day or moment on")
        String from = "";

        @Option(names = "--to", paramLabel = "T", description = "only until this day or moment")
        String to = "";

        @Option(names = "--text", paramLabel = "X", description = "only where the row or the summary holds this")
        String text = "";

        @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "how many, 1 to 200 (default: 20)")
        int limit = SnapshotFilter.USUAL;

        @Option(names = "--offset", paramLabel = "N", defaultValue = "0", description = "how many to pass over")
        long offset;

        SnapshotFilter filter(History history) {
            Map<String, String> named = new LinkedHashMap<>(where);
            put(named, "region", region);
            put(named, "permit", permit);
            put(named, "risk", risk);
            List<Problem> mistakes = new ArrayList<>();
            List<String> words = history.named().stream().map(History.Named::word).toList();
            named.keySet().stream().filter(word -> !words.contains(word)).forEach(word -> mistakes.add(
                    Problem.of(ProblemCode.BAD_INPUT, "--" + word, String.join(", ", words))));
            if (limit < 1) {
                mistakes.add(Problem.of(ProblemCode.BAD_INPUT, "--limit " + limit, "1 - " + SnapshotFilter.MOST));
            }
            if (offset < 0) {
                mistakes.add(Problem.of(ProblemCode.BAD_INPUT, "--offset " + offset, ">= 0"));
            }
            if (!mistakes.isEmpty()) {
                throw new ProblemException(Problem.all(mistakes));
            }
            String joined = key.isEmpty() ? "" : SnapshotEditing.key(history, FindingKeys.parse(key)).joined();
            return new SnapshotFilter(named, by, Moments.from("--from", from), Moments.to("--to", to), text, joined,
                    Math.min(limit, SnapshotFilter.MOST), offset);
        }

        private static void put(Map<String, String> named, String word, @Nullable String value) {
            if (value != null && !value.isEmpty()) {
                named.put(word, value);
            }
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List versions, newest first.")
    Answer list(@Parameters(index = "0", paramLabel = TARGET, description = TARGET_IS) String target,
            @CommandLine.Mixin Narrowing narrowing) {
        Target found = names.find(target, null);
        History its = history(found);
        SnapshotPage page = snapshots.get().list(found, its, narrowing.filter(its)).orThrow();
        SnapshotDocument document = new SnapshotDocument(its);
        List<Block> blocks = new ArrayList<>();
        if (page.snapshots().isEmpty()) {
            blocks.add(new Block.Line(said.text("cli.snapshot.none")));
        } else {
            blocks.add(new Block.Heading(said.text("cli.snapshot.page", page.offset() + 1,
                    page.offset() + page.snapshots().size(), page.total())));
            blocks.add(table(its, page.snapshots()));
        }
        return new Answer(Json.object("snapshots", page.snapshots().stream().map(document::line).toList(),
                "pagination", Json.object("limit", page.limit(), "offset", page.offset(), "total", page.total())),
                blocks, ExitCode.OK);
    }

    private Block table(History its, List<Snapshot> snapshots) {
        List<String> columns = new ArrayList<>(List.of(said.text("cli.snapshot.id"), said.text("cli.snapshot.version"),
                said.text("cli.snapshot.at"), said.text("cli.snapshot.by")));
        its.shown().forEach(column -> columns.add(label(its, column)));
        columns.add(said.text("cli.snapshot.summary"));
        List<Boolean> numeric = new ArrayList<>(List.of(false, true, false, false));
        its.shown().forEach(_ -> numeric.add(false));
        numeric.add(false);
        List<List<String>> rows = new ArrayList<>();
        for (Snapshot snapshot : snapshots) {
            List<String> row = new ArrayList<>(List.of(snapshot.id(), Long.toString(snapshot.version()),
                    snapshot.at(), snapshot.by()));
            its.shown().forEach(column -> row.add(snapshot.payload().shown(column)));
            row.add(snapshot.summary());
            rows.add(row);
        }
        return new Block.Table(columns, numeric, rows);
    }

    private String label(History its, String column) {
        return its.labels().containsKey(column)
                ? its.labels().get(column).in(said.messages().get().language())
                : column;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show one version, whole.")
    Answer show(@Parameters(index = "0", paramLabel = TARGET, description = TARGET_IS) String target,
            @Parameters(index = "1", paramLabel = "SNAPSHOT") String id) {
        Target found = names.find(target, null);
        History its = history(found);
        Snapshot snapshot = snapshots.get().show(found, its, id).orThrow();
        List<List<String>> rows = snapshot.payload().columns().stream()
                .map(column -> List.of(label(its, column), snapshot.payload().shown(column))).toList();
        return new Answer(new SnapshotDocument(its).whole(snapshot), List.of(
                new Block.Heading(said.text("cli.snapshot.one", snapshot.key(), snapshot.version(), snapshot.at(),
                        snapshot.by())),
                new Block.Line(snapshot.summary()),
                new Block.Table(List.of(said.text("cli.snapshot.field"), said.text("cli.snapshot.value")),
                        List.of(false, false), rows)),
                ExitCode.OK);
    }

    @Command(name = "diff", mixinStandardHelpOptions = true, description = "Show the fields in which a version differs from another one, or from the row as it is.")
    Answer diff(@Parameters(index = "0", paramLabel = TARGET, description = TARGET_IS) String target,
            @Parameters(index = "1", paramLabel = "SNAPSHOT") String from,
            @Parameters(index = "2", paramLabel = "SNAPSHOT|current") String to) {
        Target found = names.find(target, null);
        History its = history(found);
        List<FieldChange> changes = snapshots.get().differences(found, its, from, to.equals(CURRENT) ? "" : to)
                .orThrow();
        List<Block> blocks = changes.isEmpty()
                ? List.of(new Block.Line(said.text("cli.snapshot.same")))
                : List.of(fields(its, changes));
        return new Answer(Json.object("fields", SnapshotDocument.fields(changes)), blocks,
                changes.isEmpty() ? ExitCode.OK : ExitCode.FOUND);
    }

    private Block fields(History its, List<FieldChange> changes) {
        return fields(said, changes.stream().map(change -> List.of(label(its, change.field()),
                text(change.before()), text(change.after()))).toList());
    }

    static Block fields(Said said, List<List<String>> rows) {
        return new Block.Table(List.of(said.text("cli.snapshot.field"), said.text("cli.snapshot.before"),
                said.text("cli.snapshot.after")), List.of(false, false, false), rows);
    }

    /// A value for people.
    static String text(JsonNode node) {
        return node.isNull() ? "-" : node.isTextual() ? node.textValue() : node.toString();
    }
}
