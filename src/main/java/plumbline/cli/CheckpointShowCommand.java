package plumbline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.checkpoint.cell.Cells;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.TableName;

/// `checkpoint show`: what a checkpoint holds.
@Command(name = "show", description = "Show what a checkpoint holds, and with --table the rows of a table.")
final class CheckpointShowCommand implements Callable<Answer> {

    private static final int MOST = 10_000;

    private final Function<@Nullable Path, Shelf> shelves;
    private final Said said;

    @Parameters(index = "0", paramLabel = "ID", description = "a checkpoint's id or path")
    String id = "";

    @Option(names = "--table", paramLabel = "T", description = "show rows of this table")
    @Nullable
    String table;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "20", description = "how many rows (default: ${DEFAULT-VALUE})")
    int rows = 20;

    @Option(names = "--offset", paramLabel = "N", defaultValue = "0", description = "how many rows to pass over first")
    long offset;

    @Mixin
    ShelfOption shelf = new ShelfOption();

    CheckpointShowCommand(Function<@Nullable Path, Shelf> shelves, Said said) {
        this.shelves = shelves;
        this.said = said;
    }

    @Override
    public Answer call() {
        Shelf place = shelf.in(shelves);
        Checkpoint found = place.find(id);
        Manifest manifest = CheckpointWords.usable(found);
        return table == null ? contents(found, manifest) : rows(place, found, manifest, TableName.parse(table));
    }

    private Answer contents(Checkpoint checkpoint, Manifest manifest) {
        CheckpointWords words = new CheckpointWords(said);
        List<Block> blocks = new ArrayList<>();
        blocks.add(words.list(List.of(checkpoint)));
        blocks.add(new Block.Line(manifest.origin().identity().line() + " · " + manifest.origin().at() + " · "
                + manifest.osUser() + (manifest.dbUser().isEmpty() ? "" : " / " + manifest.dbUser())));
        if (!manifest.restores().isEmpty()) {
            blocks.add(new Block.Line(said.text("cli.checkpoint.safety-of", manifest.restores(), manifest.run())));
        }
        blocks.add(words.tables(manifest.tables()));
        blocks.addAll(words.skipped(manifest));
        Map<String, @Nullable Object> json = new CheckpointWords(said).json(checkpoint);
        json.put("version", manifest.version());
        json.put("facts", manifest.origin().facts());
        json.put("dbUser", manifest.dbUser());
        json.put("osUser", manifest.osUser());
        json.put("app", manifest.app());
        json.put("millis", manifest.millis());
        json.put("root", manifest.root());
        json.put("contents", manifest.tables().stream().map(CheckpointWords::table).toList());
        json.put("sequences", manifest.inventory().sequences().stream().map(each -> Json.object("name",
                each.name().toString(), "last", each.last(), "called", each.called())).toList());
        json.put("triggers", manifest.inventory().triggers().stream().map(each -> Json.object("table",
                each.table().toString(), "name", each.name(), "enabled", each.enabled())).toList());
        json.put("links", manifest.inventory().links().stream().map(each -> Json.object("name", each.name(), "child",
                each.child().toString(), "parent", each.parent().toString())).toList());
        json.put("skipped", manifest.inventory().skipped().stream().map(each -> Json.object("name", each.name(),
                "reason", each.reason())).toList());
        return new Answer(json, blocks, ExitCode.OK);
    }

    private Answer rows(Shelf place, Checkpoint checkpoint, Manifest manifest, TableName name) {
        SavedTable saved = manifest.tables().stream()
                .filter(each -> name.means(each.form().name()))
                .findFirst().orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemCode.UNKNOWN_TABLE, name.toString(), checkpoint.id())));
        TableForm form = saved.form();
        List<String> heads = form.columns().stream().map(column -> column.name().name()).toList();
        List<Object> json = new ArrayList<>();
        List<List<String>> lines = new ArrayList<>();
        try (Tables tables = place.open(checkpoint);
                TupleReader reader = tables.rowsFrom(form, Math.max(0, offset))) {
            while (lines.size() < Math.clamp(rows, 0, MOST) && reader.next()) {
                List<String> line = new ArrayList<>();
                Map<String, @Nullable Object> object = Json.object();
                for (int i = 0; i < form.columns().size(); i++) {
                    ColumnForm column = form.columns().get(i);
                    String text = Cells.text(form, reader.tuple(), i);
                    line.add(text == null ? "NULL" : text);
                    object.put(column.name().name(), text == null ? null : Json.typed(column.kind(), text));
                }
                lines.add(List.copyOf(line));
                json.add(object);
            }
        }
        Map<String, @Nullable Object> document = CheckpointWords.table(saved);
        document.put("checkpoint", checkpoint.id());
        document.put("offset", offset);
        document.put("values", json);
        return new Answer(document,
                List.of(new Block.Heading(form.name() + ": " + saved.rows()),
                        new Block.Table(heads, heads.stream().map(_ -> false).toList(), lines)),
                ExitCode.OK);
    }
}
