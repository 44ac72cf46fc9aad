package plumbline.core.checkpoint;

import java.util.List;
import plumbline.core.session.Session;
import plumbline.core.sql.TableName;

/// The session in which tables are put back. The calls come in this order: [#begin], [#lock], readings, [#prepare], [#apply] or,
/// for each table, [#reload], [#conclude], readings, then commit or rollback by [#session].
public interface RestoreTables extends Tables {

    /// The session itself: for identity, the transaction's number, commit and rollback.
    Session session();

    /// By what is found out later whether the transaction was committed, should the answer be lost.
    ///
    /// @param deltas what the transaction changes
    /// @return empty where nothing tells
    default String transaction(List<Delta> deltas) {
        return session().dialect().transactionId(session());
    }

    /// Begins the transaction.
    void begin();

    /// Takes all locks in the given order, each waiting less than half a second in all.
    ///
    /// @param readersToo whether readers have to wait as well
    void lock(List<TableName> tables, boolean readersToo);

    /// As [#lock], along with what the plan alters above the tables.
    default void lock(RestorePlan plan, List<TableName> tables) {
        lock(tables, plan.readersWait());
    }

    /// Whether a locked table is as a former reading saw it. A no may be wrong, a yes never.
    ///
    /// @param stamp of that reading, see [LiveTables#stamp]
    /// @param rows  how many it read
    default boolean untouched(String stamp, TableName table, long rows) {
        return false;
    }

    /// The table's rows that have the keys of the given rows, in the key's order.
    ///
    /// @param keys rows of the same form, in any order
    TupleReader rowsWithKeys(TableForm form, TupleReader keys);

    /// Keeps triggers from firing and puts off what would stand in the way of the order: foreign keys of cycles, and in
    /// reload mode of a large table its foreign keys and secondary indexes.
    void prepare(RestorePlan plan);

    /// Makes the changes of deltas whose first side is the table as it is, in an order that no foreign key minds.
    ///
    /// @param deltas parents before their children
    void apply(List<Delta> deltas);

    /// Empties the prepared tables that are reloaded, in one statement.
    void empty(List<TableName> tables);

    /// Fills an emptied table.
    ///
    /// @return how many rows
    long reload(TableForm form, TupleReader rows);

    /// Puts sequences, constraints, indexes and triggers back as they were, validates every constraint, fills materialised
    /// views and renews the statistics.
    void conclude(RestorePlan plan, List<SequenceForm> sequences);
}
