package plumbline.ui.locks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.Participant.Prepared;
import plumbline.core.activity.Verb;
import plumbline.core.activity.WaitTree;
import plumbline.core.problem.Outcome;
import plumbline.core.target.Target;
import plumbline.ui.fx.UiWork;

/// The tree of one target: what is shown of it, frozen or not, of now or of a past moment. FX thread only.
public final class WaitsViewModel {

    private final UiWork work;
    private final SignalSheets signals;
    private final LockWords words;
    private final ObservableValue<Instant> now;
    private final ObservableList<WaitLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable WaitTree> tree = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<WaitLine>> chosen = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper changing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper past = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final BooleanProperty frozen = new SimpleBooleanProperty();
    private final Set<NodeKey> closed = new HashSet<>();
    private Set<NodeKey> chosenKeys = Set.of();
    private Seen live = Seen.NOTHING;
    private Seen shown = Seen.NOTHING;
    private @Nullable Target target;
    private boolean reachable;
    private Runnable changed = () -> {};

    WaitsViewModel(UiWork work, SignalSheets signals, LockWords words, ObservableValue<Instant> now) {
        this.work = work;
        this.signals = signals;
        this.words = words;
        this.now = now;
        frozen.addListener((_, _, stays) -> {
            if (!stays && !past.get()) {
                show(live);
            }
        });
    }

    /// A tree and when it was read, by this machine's clock.
    private record Seen(@Nullable WaitTree tree, @Nullable Instant at) {
        static final Seen NOTHING = new Seen(null, null);
    }

    /// Shows another target; its past and a freeze are left behind.
    ///
    /// @param afterwards asks the target again after something was changed
    void open(@Nullable Target next, Runnable afterwards) {
        target = next;
        changed = afterwards;
        chosenKeys = Set.of();
        past.set(false);
        live = Seen.NOTHING;
        frozen.set(false);
        show(live);
    }

    /// Takes what was read last; held back while frozen and while the past is shown.
    void live(@Nullable WaitTree read, @Nullable Instant at, boolean answers) {
        live = new Seen(read, at);
        reachable = answers;
        if (!frozen.get() && !past.get()) {
            show(live);
        }
    }

    /// Shows a moment of the past.
    void past(WaitTree then) {
        past.set(true);
        show(new Seen(then, null));
    }

    /// Shows what is now, or what was when it was frozen.
    void now() {
        if (past.get()) {
            past.set(false);
            show(live);
        }
    }

    private void show(Seen next) {
        shown = next;
        // whoever hears of a new tree finds its lines there
        fill(next.tree());
        tree.set(next.tree());
    }

    private void fill() {
        fill(tree.get());
    }

    private void fill(@Nullable WaitTree present) {
        changing.set(true);
        lines.setAll(present == null ? List.of() : WaitLine.of(present, closed));
        changing.set(false);
        choose(lines.stream().filter(line -> chosenKeys.contains(line.key())).toList());
    }

    /// Opens or closes a line; nothing for one that has nothing below it.
    public void turn(WaitLine line) {
        if (line.opens()) {
            if (!closed.remove(line.key())) {
                closed.add(line.key());
            }
            fill();
        }
    }

    /// Opens or closes everything.
    public void turnAll(boolean open) {
        closed.clear();
        if (!open) {
            lines.stream().filter(WaitLine::opens).forEach(line -> closed.add(line.key()));
        }
        fill();
    }

    /// Opens whatever hides a node, so that it can be chosen; it is chosen then.
    public void reveal(NodeKey key) {
        WaitTree present = tree.get();
        if (present == null) {
            return;
        }
        for (int place = 0; place < present.nodes().size(); place++) {
            if (NodeKey.of(present.nodes().get(place).who(), present).equals(key)) {
                for (int up = present.nodes().get(place).parent(); up >= 0; up = present.nodes().get(up).parent()) {
                    closed.remove(NodeKey.of(present.nodes().get(up).who(), present));
                }
                chosenKeys = Set.of(key);
                fill();
                return;
            }
        }
    }

    /// Takes over what the person has chosen.
    public void choose(List<WaitLine> some) {
        Set<NodeKey> keys = new HashSet<>();
        some.forEach(line -> keys.add(line.key()));
        chosenKeys = keys;
        chosen.set(List.copyOf(some));
    }

    /// Whether a line is chosen.
    public boolean isChosen(WaitLine line) {
        return chosenKeys.contains(line.key());
    }

    /// What the inspector tells of: the chosen ones, or where none is chosen the root that holds up most.
    public List<WaitLine> inspected() {
        return chosen.get().isEmpty() && !lines.isEmpty() ? List.of(lines.getFirst()) : chosen.get();
    }

    /// How much older everything is than when it was read; zero for what stands still.
    public Duration later() {
        Instant at = shown.at();
        Instant present = now.getValue();
        return at == null || past.get() || frozen.get() || !reachable || present.isBefore(at)
                ? Duration.ZERO
                : Duration.between(at, present);
    }

    /// How old what is shown is; zero where nothing was read.
    public Duration old() {
        Instant at = shown.at();
        return at == null || now.getValue().isBefore(at) ? Duration.ZERO : Duration.between(at, now.getValue());
    }

    /// The server's time as it is now, or then.
    public Instant serverNow() {
        WaitTree present = tree.get();
        return present == null ? now.getValue() : present.sample().at().plus(later());
    }

    /// Why a verb can't work on the chosen ones; empty where it can.
    public String against(Verb verb) {
        return against(verb, chosen.get());
    }

    String against(Verb verb, List<WaitLine> some) {
        if (past.get()) {
            return words.texts().now("locks.reason.past");
        }
        if (!reachable) {
            return words.texts().now("locks.reason.unreachable");
        }
        return new Permits(words.texts()).against(verb, some);
    }

    /// Opens the sheet of a verb for the chosen ones; nothing where it can't work.
    public void act(Verb verb) {
        act(verb, chosen.get());
    }

    void act(Verb verb, List<WaitLine> some) {
        Target on = target;
        if (on == null || !against(verb, some).isEmpty()) {
            return;
        }
        if (verb == Verb.COMMIT_PREPARED || verb == Verb.ROLLBACK_PREPARED) {
            some.stream().filter(line -> line.key().who() instanceof Prepared).findFirst()
                    .ifPresent(line -> signals.prepared(on, verb, words.gid(line), changed));
        } else {
            signals.signal(on, verb, some.stream().mapToInt(WaitLine::pid).filter(pid -> pid > 0).distinct().boxed()
                    .toList(), changed);
        }
    }

    /// The chosen lines as text, or the whole tree where none is chosen.
    public String copy(TreeForm form) {
        WaitTree present = tree.get();
        return present == null ? "" : new TreeDocument(words).of(present, places(present), form);
    }

    private List<Integer> places(WaitTree present) {
        return chosen.get().isEmpty()
                ? IntStream.range(0, present.nodes().size()).boxed().toList()
                : chosen.get().stream().map(WaitLine::place).sorted().toList();
    }

    /// Writes the whole tree to a file and says what came of it.
    public void export(Path file, TreeForm form) {
        WaitTree present = tree.get();
        if (present != null) {
            TreeDocument document = new TreeDocument(words);
            List<Integer> all = IntStream.range(0, present.nodes().size()).boxed().toList();
            work.quietly(() -> written(file, document.of(present, all, form)), outcome -> said.set(switch (outcome) {
                case Outcome.Done<String>(String failure) when failure.isEmpty() ->
                    words.texts().now("locks.export.done", file);
                case Outcome.Done<String>(String failure) -> words.texts().now("grid.export.failed", file, failure);
                case Outcome.Failed<String>(var problem) -> words.texts().now(problem);
            }));
        }
    }

    private static String written(Path file, String text) {
        try {
            Files.writeString(file, text);
            return "";
        } catch (IOException failure) {
            return failure.getClass().getSimpleName() + " " + failure.getMessage();
        }
    }

    /// The lines that are not hidden under a closed one.
    public ObservableList<WaitLine> lines() {
        return lines;
    }

    /// The tree that is shown; null where nothing was read.
    public ReadOnlyObjectProperty<@Nullable WaitTree> treeProperty() {
        return tree.getReadOnlyProperty();
    }

    /// The chosen lines, as they are now.
    public ReadOnlyObjectProperty<List<WaitLine>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// Whether lines are being replaced at this moment: a selection that is lost meanwhile was not lost by the person.
    public ReadOnlyBooleanProperty changingProperty() {
        return changing.getReadOnlyProperty();
    }

    /// Whether new readings are held back.
    public BooleanProperty frozenProperty() {
        return frozen;
    }

    /// Whether a past moment is shown.
    public ReadOnlyBooleanProperty pastProperty() {
        return past.getReadOnlyProperty();
    }

    /// What came of the last export; empty where there was none.
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    LockWords words() {
        return words;
    }
}
