package plumbline.core.checkpoint.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.JsonRows;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.work.WorkContext;

/// How a side's rows are read so that they can be merged with the other's. Used by one thread.
final class SideRows {

    private final Scratch scratch;
    private final Optional<JsonRows> json;
    private final WorkContext context;

    SideRows(Scratch scratch, Optional<JsonRows> json, WorkContext context) {
        this.scratch = scratch;
        this.json = json;
        this.context = context;
    }

    boolean readsJson() {
        return json.isPresent();
    }

    /// A side's rows with the columns that are compared.
    Rows of(OpenSide side, TableForm own, Match match, List<Integer> places) {
        return switch (side) {
            case OpenSide.Live live -> {
                TableForm asked = live.asked(own, match.form(), places);
                yield Rows.cheap(asked.ordered(), () -> live.tables().rows(asked),
                        () -> live.tables().rows(asked.read(false, asked.coding())));
            }
            case OpenSide.Saved saved -> some(own, match, places, () -> saved.tables().rows(own));
        };
    }

    private static Rows some(TableForm own, Match match, List<Integer> places, Supplier<TupleReader> open) {
        Rows all = Rows.cheap(match.inOrder(own, places), open, open);
        return places.size() == own.columns().size() && inSequence(places) ? all : all.only(places);
    }

    private static boolean inSequence(List<Integer> places) {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i) != i) {
                return false;
            }
        }
        return true;
    }

    /// Rows narrowed to those that the other side knows about, where it saved some rows only.
    ///
    /// @param other  the other side
    /// @param own    its form
    /// @param places of the compared columns in it
    Rows known(OpenSide other, TableForm own, Match match, List<Integer> places, Rows rows) {
        if (!(other instanceof OpenSide.Saved saved)) {
            return rows;
        }
        Optional<SavedTable> table = saved.saved(own.name()).filter(its -> !its.whole());
        if (table.isEmpty()) {
            return rows;
        }
        List<Supplier<TupleReader>> keys = new ArrayList<>();
        keys.add(some(own, match, places, () -> saved.tables().rows(own)).open());
        keys.add(some(own, match, places, () -> saved.absent(table.get())).open());
        return Narrowed.of(match.form(), rows, keys, scratch, context);
    }

    /// JSON rows as a target's server would write them.
    ///
    /// @param own    their form
    /// @param places of the compared columns in it
    Rows typed(LiveTables live, Match match, TableForm own, List<Integer> places, Rows rows) {
        List<ColumnForm> saved = places.stream().map(own.columns()::get).toList();
        return new TypedRows(json.orElseThrow()).of(live::beside, match.form(), saved, rows);
    }
}
