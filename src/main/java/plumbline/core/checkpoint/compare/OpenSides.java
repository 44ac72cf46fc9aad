package plumbline.core.checkpoint.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.LiveReader;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.checkpoint.Side;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.TableName;
import plumbline.core.target.Engine;
import plumbline.core.target.Target;
import plumbline.core.text.Phrase;
import plumbline.core.work.WorkContext;

/// Both sides of a comparison, opened, and the tables that are compared.
///
/// @param reader reads what one checkpoint holds as JSON where neither side is a target, or null
/// @param names  in the order of the first side; tables only one side has among them
/// @param all    whether whatever a side holds is meant, not chosen tables
record OpenSides(OpenSide from, OpenSide to, @Nullable LiveTables reader, List<TableName> names, boolean all)
        implements
            AutoCloseable {

    private static final Set<ProblemCode> MISSING = Set.of(ProblemCode.UNKNOWN_TABLE, ProblemCode.MISSING_TABLE);

    static OpenSides open(Side from, Side to, List<TableName> only, @Nullable Target by,
            Map<Engine, LiveReader> readers, WorkContext context) {
        List<OpenSide> opened = new ArrayList<>();
        try {
            // checkpoints first: they say which tables of a target are meant
            @Nullable
            OpenSide savedFrom = saved(from, opened);
            @Nullable
            OpenSide savedTo = saved(to, opened);
            Set<TableName> wanted = new LinkedHashSet<>();
            Stream.of(savedFrom, savedTo).filter(side -> side != null)
                    .forEach(side -> chosen(side.inventory(), only).forEach(wanted::add));
            boolean anySaved = savedFrom != null || savedTo != null;
            List<TableName> free = only.isEmpty() ? free(savedFrom, savedTo) : List.of();
            Choice live = new Choice(anySaved ? List.copyOf(wanted) : only, List.of(), free);
            if (anySaved && live.all()) {
                throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_TABLE,
                        only.isEmpty() ? from.name() : words(only),
                        Phrase.of("detail.table-not-saved")));
            }
            OpenSide first = savedFrom != null ? savedFrom : live(from, live, readers, context, opened);
            OpenSide second = savedTo != null ? savedTo : live(to, live, readers, context, opened);
            sameSystem(first, second, from, to);
            List<TableName> names = names(first, second, only);
            if (names.isEmpty() && !only.isEmpty()) {
                throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_TABLE, words(only)));
            }
            return new OpenSides(first, second, reader(first, second, names, by, readers, context), names,
                    only.isEmpty());
        } catch (RuntimeException failed) {
            opened.forEach(OpenSide::close);
            throw failed;
        }
    }

    private static String words(List<TableName> tables) {
        return String.join(", ", tables.stream().map(TableName::toString).toList());
    }

    private static void sameSystem(OpenSide first, OpenSide second, Side from, Side to) {
        Engine one = first.origin().engine();
        Engine other = second.origin().engine();
        if (one != other) {
            throw new ProblemException(Problem.of(ProblemCode.OTHER_ENGINE, from.name() + ", " + to.name(),
                    one.title() + ", " + other.title()));
        }
    }

    private static @Nullable LiveTables reader(OpenSide first, OpenSide second, List<TableName> names,
            @Nullable Target by, Map<Engine, LiveReader> readers, WorkContext context) {
        boolean wanted = first instanceof OpenSide.Saved && second instanceof OpenSide.Saved
                && isJson(first) != isJson(second);
        if (!wanted) {
            return null;
        }
        LiveReader reader = by == null ? null : readers.get(by.engine());
        if (by == null || reader == null || by.engine() != first.origin().engine()) {
            throw new ProblemException(Problem.of(ProblemCode.NEEDS_SERVER, name(isJson(first) ? first : second)));
        }
        return existing(new Side.Live(by), Choice.of(names), reader, context);
    }

    private static String name(OpenSide side) {
        return side instanceof OpenSide.Saved saved ? saved.checkpoint().id() : side.origin().target();
    }

    /// Whether a side is a checkpoint that the licensing-risk system wrote; it knows keys and sequences of no table.
    static boolean isJson(OpenSide side) {
        return side.inventory().tables().stream().anyMatch(table -> table.coding() == Coding.JSON);
    }

    private static @Nullable OpenSide saved(Side side, List<OpenSide> opened) {
        if (side instanceof Side.Saved(var shelf, var checkpoint)) {
            OpenSide its = OpenSide.Saved.open(shelf, checkpoint);
            opened.add(its);
            return its;
        }
        return null;
    }

    /// Sequences of checkpoints that belong to no table: a target tells of them only where it is asked.
    private static List<TableName> free(@Nullable OpenSide... sides) {
        return Stream.of(sides).filter(side -> side != null)
                .flatMap(side -> side.inventory().sequences().stream()).filter(each -> each.owner().isEmpty())
                .map(SequenceForm::name).distinct().toList();
    }

    private static OpenSide live(Side side, Choice wanted, Map<Engine, LiveReader> readers,
            WorkContext context, List<OpenSide> opened) {
        Side.Live target = (Side.Live) side;
        LiveReader reader = readers.get(target.target().engine());
        if (reader == null) {
            throw new ProblemException(
                    Problem.of(ProblemCode.NOT_COMPARABLE, side.name(), target.target().engine().title()));
        }
        OpenSide its = new OpenSide.Live(existing(target, wanted, reader, context));
        opened.add(its);
        return its;
    }

    /// Opens those of the tables that are there: that one is missing is a difference, not a failure.
    private static LiveTables existing(Side.Live side, Choice wanted, LiveReader reader,
            WorkContext context) {
        try {
            return reader.open(side.target(), wanted, context);
        } catch (ProblemException refused) {
            if (wanted.tables().isEmpty() || !MISSING.contains(refused.problem().code())) {
                throw refused;
            }
        }
        LiveTables everything = reader.open(side.target(), Choice.ALL, context);
        List<TableName> there;
        try {
            there = chosen(everything.inventory(), wanted.tables());
        } catch (RuntimeException failed) {
            everything.close();
            throw failed;
        }
        if (there.isEmpty()) {
            return everything; // none of them is there, which the comparison will say of each
        }
        everything.close(); // so that only the tables that are compared are locked
        return reader.open(side.target(), new Choice(there, List.of(), wanted.sequences()), context);
    }

    private static List<TableName> chosen(Inventory inventory, List<TableName> only) {
        return inventory.tables().stream()
                .filter(table -> only.isEmpty() || only.stream().anyMatch(table::isMeantBy))
                .map(TableForm::name).toList();
    }

    private static List<TableName> names(OpenSide first, OpenSide second, List<TableName> only) {
        List<TableName> mine = chosen(first.inventory(), only);
        List<TableName> its = chosen(second.inventory(), only);
        boolean partialFrom = first instanceof OpenSide.Saved saved && saved.partial();
        boolean partialTo = second instanceof OpenSide.Saved saved && saved.partial();
        if (partialFrom || (first instanceof OpenSide.Saved && second instanceof OpenSide.Live)) {
            return mine;
        }
        if (partialTo || (first instanceof OpenSide.Live && second instanceof OpenSide.Saved)) {
            return its;
        }
        Set<TableName> both = new LinkedHashSet<>(mine);
        both.addAll(its);
        return List.copyOf(both);
    }

    /// The form of a table on a side; a name without a schema means the only table of that name.
    static @Nullable TableForm form(OpenSide side, TableName name) {
        Inventory inventory = side.inventory();
        return inventory.table(name).orElseGet(() -> {
            List<TableForm> alike = inventory.tables().stream()
                    .filter(table -> name.means(table.name()) || table.name().means(name)).toList();
            return alike.size() == 1 ? alike.getFirst() : null;
        });
    }

    /// Whose server reads what is JSON, or null.
    @Nullable
    LiveTables server() {
        return from instanceof OpenSide.Live(var live) ? live : to instanceof OpenSide.Live(var live) ? live : reader;
    }

    /// Whether the server has the columns of a table as a checkpoint has them, of the same types and written alike.
    boolean reads(TableForm form) {
        TableForm its = reader == null ? null : reader.inventory().table(form.name()).orElse(null);
        return its != null && its.coding() == form.coding() && form.columns().stream().allMatch(column -> its.columns()
                .stream().anyMatch(other -> other.name().equals(column.name()) && other.type().equals(column.type())));
    }

    @Override
    public void close() {
        from.close();
        to.close();
        if (reader != null) {
            reader.close();
        }
    }
}
