package plumbline.core.checkpoint.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.work.WorkContext;

/// Rows of one side whose keys the other side knows: it saved only some rows, and which of them did not exist. Used by one
/// thread.
final class Narrowed implements TupleReader {

    private final TableForm form;
    private final TupleReader rows;
    private final List<Keys> known = new ArrayList<>();
    private final OrderCheck order;

    private Narrowed(TableForm form, TupleReader rows, List<TupleReader> keys) {
        this.form = form;
        this.rows = rows;
        this.order = new OrderCheck(form);
        keys.forEach(reader -> known.add(new Keys(reader)));
    }

    /// Rows with a key of one of the readings; sorted where that is not their order, the second time they are read in any
    /// case: the order that was said did not hold then.
    static Rows of(TableForm form, Rows rows, List<Supplier<TupleReader>> keys, Scratch scratch,
            WorkContext context) {
        RowOrder byKey = RowOrder.of(form);
        boolean[] trusted = {rows.ordered()};
        return new Rows(true, () -> {
            List<TupleReader> opened = new ArrayList<>();
            try {
                for (Supplier<TupleReader> key : keys) {
                    opened.add(Sorter.sort(key.get(), scratch, byKey, TableMerge.MEMORY / 8, context));
                }
                TupleReader all = rows.open().get();
                opened.add(all);
                TupleReader inOrder = trusted[0]
                        ? all
                        : Sorter.sort(all, scratch, byKey, TableMerge.MEMORY / 4, context);
                trusted[0] = false;
                return new Narrowed(form, inOrder, opened.subList(0, keys.size()));
            } catch (RuntimeException failed) {
                opened.forEach(TupleReader::close);
                throw failed;
            }
        });
    }

    @Override
    public boolean next() {
        while (rows.next()) {
            order.see(rows.tuple());
            boolean wanted = false;
            for (Keys keys : known) {
                wanted |= keys.hold(rows.tuple());
            }
            if (wanted) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Tuple tuple() {
        return rows.tuple();
    }

    @Override
    public void close() {
        rows.close();
        known.forEach(keys -> keys.reader.close());
    }

    private final class Keys {

        private final TupleReader reader;
        private boolean has;
        private boolean begun;

        Keys(TupleReader reader) {
            this.reader = reader;
        }

        boolean hold(Tuple row) {
            if (!begun) {
                has = reader.next();
                begun = true;
            }
            while (has) {
                int compared = form.compareKeys(reader.tuple(), row);
                if (compared >= 0) {
                    return compared == 0;
                }
                has = reader.next();
            }
            return false;
        }
    }
}
