package plumbline.db.postgresql;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;

/// The rows of a tiny table in the key's order, sorted here: to plan an ordered reading takes the server longer than to
/// read such a table. All rows are held from the first one on. Used by one thread.
final class SortedRows implements TupleReader {

    private final TupleReader rows;
    private final TableForm form;
    private @Nullable Iterator<Tuple> sorted;
    private Tuple given = new Tuple();

    /// @param rows in any order; closed with this
    SortedRows(TupleReader rows, TableForm form) {
        this.rows = rows;
        this.form = form;
    }

    @Override
    public boolean next() {
        Iterator<Tuple> its = sorted;
        if (its == null) {
            its = sort();
            sorted = its;
        }
        if (!its.hasNext()) {
            return false;
        }
        given = its.next();
        return true;
    }

    private Iterator<Tuple> sort() {
        List<Tuple> all = new ArrayList<>();
        while (rows.next()) {
            all.add(rows.tuple().copy());
        }
        all.sort(form::compareKeys);
        return all.iterator();
    }

    @Override
    public Tuple tuple() {
        return given;
    }

    @Override
    public void close() {
        rows.close();
    }
}
