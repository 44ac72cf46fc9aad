package plumbline.core.checkpoint.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.Comparisons;
import plumbline.core.checkpoint.JsonRows;
import plumbline.core.checkpoint.LiveReader;
import plumbline.core.checkpoint.Side;
import plumbline.core.problem.Outcome;
import plumbline.core.sql.TableName;
import plumbline.core.target.Engine;
import plumbline.core.work.WorkContext;

/// Compares checkpoints and targets by reading both, table by table. Thread-safe.
public final class SideComparison implements Comparisons {

    private final Map<Engine, LiveReader> readers;
    private final Supplier<Path> temporary;
    private final Optional<JsonRows> json;

    /// Without the licensing-risk system's own checkpoints against targets.
    ///
    /// @param temporary the folder for private files; made where it is missing
    public SideComparison(Map<Engine, LiveReader> readers, Supplier<Path> temporary) {
        this(readers, temporary, Optional.empty());
    }

    /// Takes what it needs.
    ///
    /// @param temporary the folder for private files; made where it is missing
    /// @param json      lets a server read rows that are JSON
    public SideComparison(Map<Engine, LiveReader> readers, Supplier<Path> temporary, Optional<JsonRows> json) {
        this.readers = Map.copyOf(readers);
        this.temporary = temporary;
        this.json = json;
    }

    @Override
    public Outcome<Comparison> compare(Side from, Side to, List<TableName> only, CheckpointLog log,
            WorkContext context) {
        return compare(from, to, only, Ways.AUTO, log, context);
    }

    @Override
    public Outcome<Comparison> compare(Side from, Side to, List<TableName> only, Ways ways, CheckpointLog log,
            WorkContext context) {
        return Outcome.of(() -> GivenWay.anew(log, context, () -> {
            Scratch scratch = Scratch.in(temporary.get());
            try (OpenSides sides = OpenSides.open(from, to, only, ways.reader(), readers, context)) {
                return new ComparisonRun(sides, scratch, json, ways.pushDown(), log, context).compare();
            } catch (RuntimeException | Error failed) {
                scratch.close();
                throw failed;
            }
        }));
    }
}
