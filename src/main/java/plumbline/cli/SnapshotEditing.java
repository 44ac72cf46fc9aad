package plumbline.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumbline.core.pack.History;
import plumbline.core.snapshot.EditResult;
import plumbline.core.snapshot.RowEdit;
import plumbline.core.snapshot.RowKey;
import plumbline.core.snapshot.Snapshots;
import plumbline.core.target.Target;

/// What `snapshot create`, `snapshot edit` and `snapshot rollback` have in common: try it, or do it.
abstract class SnapshotEditing implements Callable<Answer> {

    /// Who edits the same row at the same time goes first, for so long.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SnapshotCommand above;
    private final Unfinished unfinished;
    private final CheckpointRestoreCommand.Surroundings around;

    @Mixin
    TargetWord target = new TargetWord();

    @Mixin
    RowChangeOptions row = new RowChangeOptions();

    /// @param above the command that this one stands under
    SnapshotEditing(SnapshotCommand above, Unfinished unfinished, CheckpointRestoreCommand.Surroundings around) {
        this.above = above;
        this.unfinished = unfinished;
        this.around = around;
    }

    /// Which row.
    abstract Map<String, String> key();

    /// What to write.
    abstract RowEdit.Change change();

    OptionalLong asOf() {
        return OptionalLong.empty();
    }

    @Override
    public Answer call() {
        Target found = above.target(target.word, row.change.environment);
        row.change.permit(found, around.options().readOnly);
        unfinished.resolve(found);
        Snapshots.Kept kept = above.kept(found);
        RowEdit edit = new RowEdit(found, kept.pack(), kept.history(), key(), change(), row.by, row.summary, asOf(),
                null, PATIENCE, row.ticket);
        return answer(kept.history(), above.snapshots().edit(edit, row.change.execute, around.work().get()).orThrow());
    }

    private Answer answer(History its, EditResult result) {
        Said said = around.said();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(said.text(result.executed() ? "cli.snapshot.done" : "cli.snapshot.would",
                result.snapshot().key(), result.snapshot().version())));
        if (!result.fields().isEmpty()) {
            blocks.add(SnapshotCommand.fields(said, result.fields().stream().map(change -> List.of(change.field(),
                    SnapshotCommand.text(change.before()), SnapshotCommand.text(change.after()))).toList()));
        }
        result.touches().forEach(touch -> blocks.add(
                new Block.Line(said.text("cli.snapshot.shared", touch.table(), touch.rows()))));
        if (!result.left().isEmpty()) {
            blocks.add(new Block.Line(said.text("cli.snapshot.left", String.join(", ", result.left()))));
        }
        blocks.add(new Block.Line(result.executed()
                ? said.text("cli.snapshot.run", result.run(), result.snapshot().id())
                : said.text("cli.repair.nothing-changed")));
        SnapshotDocument document = new SnapshotDocument(its);
        Map<String, @Nullable Object> written = document.whole(result.snapshot());
        if (!result.executed()) {
            written.put(its.kept().id(), null); // it is not kept
        }
        return new Answer(Json.object("snapshot", written, "current",
                SnapshotDocument.row(result.current().payload()), "executed", result.executed(), "fields",
                SnapshotDocument.fields(result.fields()), "shared",
                result.touches().stream().map(touch -> Json.object("table", touch.table(), "rows", touch.rows()))
                        .toList(),
                "left", result.left(), "run", result.run().isEmpty() ? null : result.run(), "millis",
                result.millis()), blocks, ExitCode.OK);
    }

    /// A key in the history's order, where nothing is missing.
    static RowKey key(History history, Map<String, String> given) {
        Map<String, String> ordered = new LinkedHashMap<>();
        history.key().forEach(column -> ordered.put(column, given.getOrDefault(column, "")));
        return new RowKey(ordered);
    }

    /// A command that is told its row.
    abstract static class OfRow extends SnapshotEditing {

        @Option(names = "--key", paramLabel = "COL=VALUE,…", required = true, description = "the row")
        String key = "";

        OfRow(SnapshotCommand above, Unfinished unfinished, CheckpointRestoreCommand.Surroundings around) {
            super(above, unfinished, around);
        }

        @Override
        Map<String, String> key() {
            return FindingKeys.parse(key);
        }
    }

    /// `snapshot edit`.
    @Command(name = "edit", mixinStandardHelpOptions = true, description = "Change fields of a row and keep the row as it was, with --execute.")
    static final class Edit extends OfRow {

        @Option(names = "--set", paramLabel = "FIELD=VALUE", description = "a field's new value; nothing behind the sign clears it")
        List<String> set = new ArrayList<>();

        @Option(names = "--clear", paramLabel = "FIELD", description = "a field that is to be empty")
        List<String> clear = new ArrayList<>();

        @Option(names = "--if-version", paramLabel = "N", description = "refuse a row that has later versions than this")
        @Nullable
        Long ifVersion;

        Edit(SnapshotCommand above, Unfinished unfinished, CheckpointRestoreCommand.Surroundings around) {
            super(above, unfinished, around);
        }

        @Override
        RowEdit.Change change() {
            Map<String, Optional<String>> values = new LinkedHashMap<>();
            for (String each : set) {
                int equals = each.indexOf('=');
                String field = equals < 0 ? each : each.substring(0, equals).strip();
                String value = equals < 0 ? "" : each.substring(equals + 1);
                values.put(field, value.isEmpty() ? Optional.empty() : Optional.of(value));
            }
            clear.forEach(field -> values.put(field, Optional.empty()));
            return new RowEdit.Change.Values(values);
        }

        @Override
        OptionalLong asOf() {
            return ifVersion == null ? OptionalLong.empty() : OptionalLong.of(ifVersion);
        }
    }

    /// `snapshot create`.
    @Command(name = "create", mixinStandardHelpOptions = true, description = "Keep a row as it is, with --execute.")
    static final class Create extends OfRow {

        Create(SnapshotCommand above, Unfinished unfinished, CheckpointRestoreCommand.Surroundings around) {
            super(above, unfinished, around);
        }

        @Override
        RowEdit.Change change() {
            return new RowEdit.Change.None();
        }
    }

    /// `snapshot rollback`.
    @Command(name = "rollback", mixinStandardHelpOptions = true, description = "Put a row back as it was in a version, with --execute.")
    static final class Rollback extends SnapshotEditing {

        @Parameters(index = "1", paramLabel = "SNAPSHOT", description = "the version to go back to")
        String snapshot = "";

        @Option(names = "--field", paramLabel = "FIELD", description = "only this field; may be given several times")
        List<String> fields = new ArrayList<>();

        Rollback(SnapshotCommand above, Unfinished unfinished, CheckpointRestoreCommand.Surroundings around) {
            super(above, unfinished, around);
        }

        @Override
        Map<String, String> key() {
            return Map.of(); // the version says it
        }

        @Override
        RowEdit.Change change() {
            return new RowEdit.Change.Back(snapshot, new LinkedHashSet<>(fields));
        }
    }
}
