package plumbline.core.checkpoint.create;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.TableForm;

/// What is still to be read: tables, the largest first, so that the last ones are short; a large one in parts. Thread-safe.
final class TableQueue implements AutoCloseable {

    private final List<Turn> turns = new ArrayList<>();
    private final int tables;
    private final AtomicInteger next = new AtomicInteger();

    /// A table's turn, or that of a part of it.
    ///
    /// @param number from 1, in the order in which tables are begun
    /// @param place  in the inventory
    /// @param part   from 0
    /// @param of     how many parts it has
    /// @param shared null where it is read whole
    record Turn(int number, int place, TableForm form, int part, int of, @Nullable SharedTable shared) {}

    /// @param parts in how many parts a table is read at once
    TableQueue(List<TableForm> forms, ToIntFunction<TableForm> parts,
            BiFunction<TableForm, Integer, SharedTable> sharing) {
        List<Integer> places = IntStream.range(0, forms.size()).boxed()
                .sorted(Comparator.comparingLong((Integer place) -> -forms.get(place).bytes())).toList();
        tables = forms.size();
        for (int i = 0; i < tables; i++) {
            TableForm form = forms.get(places.get(i));
            int of = parts.applyAsInt(form);
            SharedTable shared = of == 1 ? null : sharing.apply(form, of);
            for (int part = 0; part < of; part++) {
                turns.add(new Turn(i + 1, places.get(i), form, part, of, shared));
            }
        }
    }

    /// How many tables there are.
    int tables() {
        return tables;
    }

    /// How many turns there are in all.
    int size() {
        return turns.size();
    }

    /// The next turn; a table's parts come in their order.
    Optional<Turn> take() {
        int turn = next.getAndIncrement();
        return turn < turns.size() ? Optional.of(turns.get(turn)) : Optional.empty();
    }

    @Override
    public void close() {
        turns.stream().map(Turn::shared).filter(shared -> shared != null).distinct().forEach(SharedTable::close);
    }
}
