package plumbline.core.session;

import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.core.sql.KeyArray;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.Sql;
import plumbline.core.sql.TableName;
import plumbline.core.target.Engine;

/// What differs between the database systems where the core changes data. Stateless.
public interface Dialect {

    /// The database system.
    Engine engine();

    /// The table's columns as they are now, in order.
    ///
    /// @return empty where there is no such table
    List<TableColumn> columns(Session session, TableName table);

    /// Reads whole rows in their lossless form, locked against others until the transaction ends.
    ///
    /// @param columns what to read, from [#columns]
    /// @param keys    column name to chosen keys; all arrays have the same length and belong together by place
    Rows readRows(Session session, TableName table, List<TableColumn> columns, Map<String, KeyArray> keys,
            boolean lock);

    /// How many rows each table had inserted, updated or deleted by the present transaction so far, whoever did it
    /// (triggers included). Only SQLite has no names for it: there the one entry is called `*`.
    Map<String, Long> changesSoFar(Session session);

    /// The rows of a table that the present transaction has inserted, updated or deleted, by whatever means, before and
    /// after. Rows that were only locked are not among them.
    ///
    /// @param changes how many changes the server counted in the table; where fewer are found in the rows' own marks, the
    ///                table is compared whole, or, if it is too large for that, a `ProblemException` says so
    /// @param outside another session, which sees the table as if the transaction had not been
    /// @param columns what to read, from [#columns]; with a primary key
    List<RowChange> written(Session session, Session outside, TableName table, List<TableColumn> columns, long changes);

    /// What the present transaction holds others up with, and which triggers its changes fired.
    ///
    /// @param tables those that have changed, as [#changesSoFar] names them
    Effects effects(Session session, Set<String> tables);

    /// The transaction's number, to ask later what became of it; empty where the system has none.
    String transactionId(Session session);

    /// What became of a transaction, by its number.
    ///
    /// @return UNKNOWN where the system keeps no such record, or no longer
    TransactionFate fate(Session session, String transactionId);

    /// Whether the driver, too, reads exactly one statement in this text.
    boolean isOneStatement(NamedSql sql);

    /// The tables, views, columns, functions and extensions of these that the target lacks.
    ///
    /// @return words such as `orders`, `orders.status`, `check_health()`, `extension amcheck`
    List<String> missing(Session session, Needs needs);

    /// The sets of columns a table must not hold twice, its primary key among them; sets on expressions are left out.
    ///
    /// @return empty where the system does not say; rows are then written in any order
    default List<Set<String>> unique(Session session, TableName table) {
        return List.of();
    }

    /// The sessions that hold more than a reader's lock on one of these tables; the longest transaction first, the asking
    /// session left out.
    ///
    /// @return empty where there are none, or the system does not say
    default List<LockHolder> holders(Session session, List<TableName> tables) {
        return List.of();
    }

    /// Says what [Sql] will be run to put back an update, an insert or a delete; see `RowImage`.
    Sql restore(TableName table, List<TableColumn> columns, RowChange change);

    /// The ordinary tables the session may read, with columns, keys and declared foreign keys; the system's own are left
    /// out.
    ///
    /// @param schemas only these; empty: all
    List<TableShape> schema(Session session, List<String> schemas);

    /// Reads some rows of a table without reading all of it: the columns of [TableShape#comparable] in their order, texts
    /// cut to 120 characters. The rows are neither the first nor a fair choice, only cheap and from all over the table.
    ///
    /// @param rows    about how many
    /// @param ofAbout how many the table has
    Sql sample(TableShape table, int rows, long ofAbout);
}
