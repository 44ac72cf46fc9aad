package plumbline.core.checkpoint.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Drift;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.sql.Ident;

/// What two structures of a table have in common, and what not.
///
/// @param form  the columns that are compared, the key among them, and how rows are written
/// @param from  the places of these columns in the first side's rows
/// @param to    the places of these columns in the second side's rows
/// @param drift differences in structure
public record Match(TableForm form, List<Integer> from, List<Integer> to, List<Drift> drift) {

    public Match {
        from = List.copyOf(from);
        to = List.copyOf(to);
        drift = List.copyOf(drift);
    }

    /// Which side's columns rows would be put back into, as far as that can be said.
    public enum Live {
        FROM, TO, NEITHER
    }

    /// Compares two structures.
    ///
    /// @param live which of the sides is a target: what only the other one has can't be put back
    public static Match of(TableForm from, TableForm to, Live live) {
        List<Drift> drift = new ArrayList<>();
        Map<Ident, Integer> places = new HashMap<>();
        for (int i = 0; i < to.columns().size(); i++) {
            places.put(to.columns().get(i).name(), i);
        }
        List<Integer> mine = new ArrayList<>();
        List<Integer> its = new ArrayList<>();
        for (int i = 0; i < from.columns().size(); i++) {
            ColumnForm column = from.columns().get(i);
            Integer place = places.remove(column.name());
            if (place == null && computed(from, column, to)) {
                continue;
            }
            if (place == null) {
                drift.add(new Drift("column-removed", line(column), live != Live.FROM));
            } else if (alike(column, to.columns().get(place), from.coding(), to.coding())) {
                mine.add(i);
                its.add(place);
            } else {
                drift.add(new Drift("type-changed",
                        line(column) + " -> " + to.columns().get(place).type(), true));
            }
        }
        to.columns().stream().filter(column -> places.containsKey(column.name()) && !computed(to, column, from))
                .forEach(column -> drift.add(new Drift("column-added", line(column), live == Live.FROM)));
        // the licensing-risk system writes down no key
        boolean known = from.coding() != Coding.JSON && to.coding() != Coding.JSON;
        if (known && !keyNames(from).equals(keyNames(to))) {
            drift.add(new Drift("key-changed", key(from) + " -> " + key(to), false));
        }
        definitions(from, to, drift);
        return new Match(common(from, mine, to, its, live), mine, its, drift);
    }

    /// Whether the licensing-risk system saved along what the other side's server computes.
    private static boolean computed(TableForm form, ColumnForm column, TableForm other) {
        return form.coding() == Coding.JSON && other.generated().contains(column.name().name());
    }

    private static boolean alike(ColumnForm one, ColumnForm other, Coding coding, Coding otherCoding) {
        return one.type().equals(other.type())
                || (coding == Coding.JSON) != (otherCoding == Coding.JSON); // the server will read it as its own type
    }

    private static String line(ColumnForm column) {
        return column.name() + " " + column.type();
    }

    private static List<Ident> keyNames(TableForm form) {
        return form.key().stream().map(part -> form.columns().get(part.column()).name()).toList();
    }

    private static String key(TableForm form) {
        return "(" + String.join(", ", keyNames(form).stream().map(Ident::name).toList()) + ")";
    }

    /// Lines as often as the other side does not have them.
    private static void definitions(TableForm from, TableForm to, List<Drift> drift) {
        // a checkpoint that was imported knows no definition
        if (from.definition().isEmpty() || to.definition().isEmpty()) {
            return;
        }
        List<String> removed = new ArrayList<>(from.definition());
        to.definition().forEach(removed::remove);
        List<String> added = new ArrayList<>(to.definition());
        from.definition().forEach(added::remove);
        removed.forEach(line -> drift.add(new Drift("definition-removed", line, false)));
        added.forEach(line -> drift.add(new Drift("definition-added", line, false)));
    }

    private static TableForm common(TableForm from, List<Integer> mine, TableForm to, List<Integer> its, Live live) {
        boolean second = live == Live.TO || (from.coding() == Coding.JSON && to.coding() != Coding.JSON);
        TableForm kept = second ? to : from;
        List<Integer> places = second ? its : mine;
        List<ColumnForm> columns = places.stream().map(kept.columns()::get).toList();
        // the order in which a checkpoint was saved is the one that can't be chosen any more
        boolean itsFirst = to.coding() != Coding.JSON && (live == Live.FROM || from.coding() == Coding.JSON);
        List<KeyPart> key = itsFirst
                ? key(to, its).or(() -> key(from, mine)).orElse(List.of())
                : key(from, mine).or(() -> key(to, its)).orElse(List.of());
        Coding coding = from.coding() == Coding.JSON || (live == Live.FROM && to.coding() != Coding.JSON)
                ? to.coding()
                : from.coding();
        return new TableForm(kept.name(), kept.kind(), kept.root(), columns, kept.generated(), key, !key.isEmpty(),
                coding, kept.definition(), kept.rows(), kept.bytes());
    }

    private static Optional<List<KeyPart>> key(TableForm form, List<Integer> places) {
        List<KeyPart> key = new ArrayList<>();
        for (KeyPart part : form.key()) {
            int place = places.indexOf(part.column());
            if (place < 0) {
                return Optional.empty();
            }
            key.add(new KeyPart(place, part.order()));
        }
        return key.isEmpty() ? Optional.empty() : Optional.of(key);
    }

    /// Whether rows of a side come in the order in which they are merged.
    ///
    /// @param side its form as it is read
    boolean inOrder(TableForm side, List<Integer> places) {
        @Nullable
        List<KeyPart> its = key(side, places).orElse(null);
        return side.ordered() && form.key().equals(its);
    }
}
