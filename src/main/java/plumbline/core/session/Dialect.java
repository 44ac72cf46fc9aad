package plumbline.core.session;

import java.util.List;
import java.util.Map;
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

    /// The transaction's number, to ask later what became of it; empty where the system has none.
    String transactionId(Session session);

    /// What became of a transaction, by its number.
    ///
    /// @return UNKNOWN where the system keeps no such record, or no longer
    TransactionFate fate(Session session, String transactionId);

    /// Whether the driver, too, reads exactly one statement in this text.
    boolean isOneStatement(NamedSql sql);

    /// The tables, views or columns of these that the target lacks.
    ///
    /// @param needs table to its columns; `schema.table` or bare names
    List<String> missing(Session session, Map<String, List<String>> needs);

    /// Says what [Sql] will be run to put back an update, an insert or a delete; see `RowImage`.
    Sql restore(TableName table, List<TableColumn> columns, RowChange change);
}
