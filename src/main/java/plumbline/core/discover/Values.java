package plumbline.core.discover;

import java.util.List;
import plumbline.core.session.TableShape.ColumnShape;
import plumbline.core.sql.KeyArray;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.target.Engine;

/// Puts values of a sample into a question, as one bound array.
record Values(Engine engine) {

    /// Adds a subquery of one column called `v`.
    void add(SqlBuilder sql, ColumnShape column, List<Object> values) {
        switch (engine) {
            case POSTGRESQL ->
                sql.add("(SELECT unnest(").bind(new KeyArray(column.typeName(), values)).add(") AS v)");
            case SQLITE -> sql.add("(SELECT value AS v FROM json_each(").bind(new KeyArray(column.typeName(), values))
                    .add("))");
        }
    }
}
