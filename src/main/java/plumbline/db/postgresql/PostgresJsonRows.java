package plumbline.db.postgresql;

import plumbline.core.checkpoint.JsonRows;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.TupleReader;

/// Lets a PostgreSQL server read rows that are JSON as rows of its own tables, and send them as it sends those. Stateless.
///
/// Nothing is written on the server, so that it may be a standby, or one whose role may only read. The text of the JSON
/// reaches it as it is, in batches, so that no digit is lost on the way.
public final class PostgresJsonRows implements JsonRows {

    @Override
    public TupleReader typed(LiveTables live, TableForm form, TupleReader rows) {
        if (!(live instanceof PostgresTables tables)) {
            throw new IllegalArgumentException("not a reading of PostgreSQL: " + live.getClass());
        }
        return new TypedJson(tables.ready(form), form, rows);
    }
}
