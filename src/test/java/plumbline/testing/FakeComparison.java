package plumbline.testing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.Drift;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.RowDifference;
import plumbline.core.checkpoint.SequenceDifference;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.sql.TableName;

/// What differs between two sides of the sample shop: customers have 120,000 differences, orders three.
@SuppressWarnings("NullAway") // a record's constructor read from a class file has lost that its values may be null
public final class FakeComparison implements Comparison {

    /// Rows of `orders` that differ: one changed, one added, one removed.
    public static final TableName ORDERS = TableName.of("public", "orders");
    /// Rows of `customers` that differ.
    public static final TableName CUSTOMERS = TableName.of("public", "customers");

    private final Origin from;
    private final Origin to;
    private final String amount;
    private final List<Long> pages = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /// @param amount what the changed order's amount becomes
    public FakeComparison(Origin from, Origin to, String amount) {
        this.from = from;
        this.to = to;
        this.amount = amount;
    }

    /// Where pages began, in order.
    public List<Long> pages() {
        return pages;
    }

    public boolean closed() {
        return closed;
    }

    @Override
    public Origin from() {
        return from;
    }

    @Override
    public Origin to() {
        return to;
    }

    @Override
    public List<TableDifference> tables() {
        List<TableDifference> tables = new ArrayList<>();
        tables.add(table("orders", 1, 1, 1, 1_204_548, Map.of("amount", 1L, "note", 1L), List.of(), "read"));
        tables.add(table("customers", 0, 0, 120_000, 18_204, Map.of("title", 120_000L),
                List.of(new Drift("column-added", "loyalty integer", false)), "read"));
        tables.add(table("products", 0, 0, 0, 3_911, Map.of(), List.of(), "digest"));
        return tables;
    }

    private static TableDifference table(String name, long added, long removed, long changed, long unchanged,
            Map<String, Long> cells, List<Drift> drift, String proof) {
        return new TableDifference(TableName.of("public", name), SampleCheckpoints.form(name).columns(), true, added,
                removed, changed, unchanged, cells, drift, proof);
    }

    @Override
    public List<SequenceDifference> sequences() {
        TableName name = TableName.of("public", "orders_id_seq");
        return List.of(new SequenceDifference(name, new SequenceForm(name, 1_204_900, true, 1, "public.orders", "id"),
                new SequenceForm(name, 1_204_551, true, 1, "public.orders", "id")));
    }

    @Override
    public boolean identical() {
        return false;
    }

    @Override
    public Delta delta(TableName table) {
        throw new UnsupportedOperationException("screens read pages");
    }

    @Override
    public List<RowDifference> page(TableName table, long first, int most) {
        pages.add(first);
        List<RowDifference> page = new ArrayList<>();
        long size = table.equals(ORDERS) ? 3 : table.equals(CUSTOMERS) ? 120_000 : 0;
        for (long i = first; i < Math.min(size, first + most); i++) {
            page.add(table.equals(ORDERS) ? order(i) : customer(i));
        }
        return page;
    }

    private RowDifference order(long place) {
        List<@Nullable String> row = SampleCheckpoints.row(1000 + place);
        if (place == 1) {
            return new RowDifference(Delta.Kind.ADDED, List.of(), row, new BitSet(), place);
        }
        if (place == 2) {
            return new RowDifference(Delta.Kind.REMOVED, row, List.of(), new BitSet(), place);
        }
        List<@Nullable String> after = new ArrayList<>(row);
        after.set(2, amount);
        after.set(3, "Delivered to ramp 5, signed by M. Keller");
        BitSet cells = new BitSet();
        cells.set(2, 4);
        return new RowDifference(Delta.Kind.CHANGED, row, after, cells, place);
    }

    private static RowDifference customer(long place) {
        List<@Nullable String> row = SampleCheckpoints.row(place + 1);
        List<@Nullable String> after = new ArrayList<>(row);
        after.set(1, "Article " + (place + 1) + ", new");
        BitSet cells = new BitSet();
        cells.set(1);
        return new RowDifference(Delta.Kind.CHANGED, row, after, cells, place);
    }

    @Override
    public void close() {
        closed = true;
    }
}
