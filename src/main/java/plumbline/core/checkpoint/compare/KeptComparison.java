package plumbline.core.checkpoint.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.RowDifference;
import plumbline.core.checkpoint.SequenceDifference;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.TableName;

/// A comparison whose differences lie in a private folder. Immutable.
final class KeptComparison implements Comparison {

    private final End from;
    private final End to;
    private final Optional<String> fromStamp;
    private final List<TableDifference> tables;
    private final List<SequenceDifference> sequences;
    private final Map<TableName, DeltaFile> deltas;
    private final Scratch scratch;

    /// One of the two sides.
    record End(Origin origin, Inventory inventory) {}

    /// @param fromStamp what tells later whether the first side is still as it was read
    KeptComparison(End from, End to, Optional<String> fromStamp, List<TableDifference> tables,
            List<SequenceDifference> sequences,
            Map<TableName, DeltaFile> deltas, Scratch scratch) {
        this.from = from;
        this.to = to;
        this.fromStamp = fromStamp;
        this.tables = List.copyOf(tables);
        this.sequences = List.copyOf(sequences);
        this.deltas = Map.copyOf(deltas);
        this.scratch = scratch;
    }

    @Override
    public Origin from() {
        return from.origin();
    }

    @Override
    public Origin to() {
        return to.origin();
    }

    @Override
    public Inventory fromInventory() {
        return from.inventory();
    }

    @Override
    public Optional<String> fromStamp() {
        return fromStamp;
    }

    @Override
    public Inventory toInventory() {
        return to.inventory();
    }

    @Override
    public List<TableDifference> tables() {
        return tables;
    }

    @Override
    public List<SequenceDifference> sequences() {
        return sequences;
    }

    @Override
    public boolean identical() {
        return sequences.isEmpty() && tables.stream().allMatch(table -> table.same() && table.drift().isEmpty());
    }

    @Override
    public Delta delta(TableName table) {
        DeltaFile delta = deltas.get(table);
        if (delta == null) {
            throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_TABLE, table.toString()));
        }
        return delta;
    }

    @Override
    public List<RowDifference> page(TableName table, long first, int most) {
        Delta delta = delta(table);
        RowTexts texts = new RowTexts(delta.form());
        List<RowDifference> page = new ArrayList<>();
        try (Delta.DeltaReader reader = delta.readFrom(first)) {
            for (long place = first; page.size() < most && reader.next(); place++) {
                page.add(texts.difference(reader, place));
            }
        }
        return page;
    }

    @Override
    public void close() {
        scratch.close();
    }
}
