package plumbline.ui.checkpoints;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.state.UiState;
import plumbline.ui.fx.UiWork;

/// The checkpoints of all targets, newest first, narrowed by words, target and chip; the chosen one stays chosen over a
/// refresh. FX thread only.
public final class CheckpointList {

    private static final String GROUPED = "checkpoints.grouped";

    private final Supplier<List<Checkpoint>> source;
    private final UiWork work;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ObservableList<String> targets = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty("");
    private final StringProperty target = new SimpleStringProperty("");
    private final ObjectProperty<Chip> chip = new SimpleObjectProperty<>(Chip.ALL);
    private final BooleanProperty grouped = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Map<Chip, Integer>> counts = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<@Nullable Checkpoint> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyLongWrapper readings = new ReadOnlyLongWrapper();
    private List<Found> all = List.of();
    private @Nullable Path wanted;
    private long generation;

    /// @param source reads them; may block on the disk
    CheckpointList(Supplier<List<Checkpoint>> source, UiWork work, UiState state) {
        this.source = source;
        this.work = work;
        grouped.set(state.get(GROUPED).map("true"::equals).orElse(true));
        grouped.subscribe((_, now) -> state.put(GROUPED, String.valueOf(now)));
        search.subscribe((_, _) -> narrow());
        target.subscribe((_, _) -> narrow());
        chip.subscribe((_, _) -> narrow());
        grouped.subscribe((_, _) -> narrow());
    }

    // what is searched is put together once, not at every key
    private record Found(Checkpoint checkpoint, String target, Instant at, String words) {

        static Found of(Checkpoint checkpoint) {
            Manifest manifest = checkpoint.manifest();
            String target = targetOf(checkpoint);
            Fault fault = checkpoint.fault();
            String words = String.join("\n", checkpoint.id(), checkpoint.label().description(), target,
                    manifest == null ? "" : manifest.osUser(),
                    fault == null ? "" : fault.where() + " " + String.join(" ", fault.about()))
                    .toLowerCase(Locale.ROOT);
            return new Found(checkpoint, target, manifest == null ? Instant.MIN : manifest.created(), words);
        }
    }

    /// Where a checkpoint was taken, or empty where nobody knows.
    static String targetOf(Checkpoint checkpoint) {
        Manifest manifest = checkpoint.manifest();
        return manifest == null ? "" : manifest.origin().target();
    }

    /// Reads them again; keeps what is chosen, searched and shown.
    public void refresh() {
        refresh(null);
    }

    /// Reads them again and chooses one.
    void refresh(@Nullable Path choose) {
        if (choose != null) {
            wanted = choose;
        }
        long mine = ++generation;
        work.quietly(() -> source.get().stream().map(Found::of).toList(), outcome -> {
            if (mine == generation) {
                switch (outcome) {
                    case Outcome.Done<List<Found>>(List<Found> found) -> arrived(found);
                    case Outcome.Failed<List<Found>>(Problem failure) -> problem.set(failure);
                }
            }
        });
    }

    private void arrived(List<Found> found) {
        problem.set(null);
        all = found;
        Path mine = wanted;
        Checkpoint before = chosen.get();
        Path keep = mine != null ? mine : before == null ? null : before.path();
        wanted = null;
        targets.setAll(found.stream().map(Found::target).filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new)));
        if (!target.get().isEmpty() && !targets.contains(target.get())) {
            targets.add(target.get());
        }
        narrow();
        choose(found.stream().map(Found::checkpoint).filter(each -> each.path().equals(keep)).findFirst()
                .or(this::first).orElse(null));
        readings.set(readings.get() + 1);
    }

    private Optional<Checkpoint> first() {
        return entries.stream().filter(Entry.OfCheckpoint.class::isInstance).map(Entry.OfCheckpoint.class::cast)
                .map(Entry.OfCheckpoint::checkpoint).findFirst();
    }

    private void narrow() {
        List<String> words = List.of(search.get().strip().toLowerCase(Locale.ROOT).split("\\s+"));
        List<Found> fitting = new ArrayList<>();
        EnumMap<Chip, Integer> counted = new EnumMap<>(Chip.class);
        for (Chip each : Chip.values()) {
            counted.put(each, 0);
        }
        for (Found found : all) {
            if ((target.get().isEmpty() || target.get().equals(found.target()))
                    && words.stream().allMatch(found.words()::contains)) {
                for (Chip each : Chip.values()) {
                    if (each.shows(found.checkpoint())) {
                        counted.merge(each, 1, Integer::sum);
                    }
                }
                if (chip.get().shows(found.checkpoint())) {
                    fitting.add(found);
                }
            }
        }
        fitting.sort(Comparator.comparing(Found::at).reversed());
        counts.set(counted);
        entries.setAll(lines(fitting));
    }

    private List<Entry> lines(List<Found> fitting) {
        List<Entry> lines = new ArrayList<>();
        if (!grouped.get()) {
            fitting.forEach(each -> lines.add(new Entry.OfCheckpoint(each.checkpoint())));
            return lines;
        }
        Map<String, List<Found>> byTarget = new TreeMap<>(Comparator.comparing(String::isEmpty)
                .thenComparing(Comparator.naturalOrder()));
        fitting.forEach(each -> byTarget.computeIfAbsent(each.target(), _ -> new ArrayList<>()).add(each));
        byTarget.forEach((name, own) -> {
            lines.add(new Entry.OfTarget(name, own.size(),
                    own.stream().mapToLong(each -> each.checkpoint().diskBytes()).sum()));
            own.forEach(each -> lines.add(new Entry.OfCheckpoint(each.checkpoint())));
        });
        return lines;
    }

    /// Looks at a checkpoint, or at none.
    public void choose(@Nullable Checkpoint checkpoint) {
        if (!Objects.equals(checkpoint, chosen.get())) {
            chosen.set(checkpoint);
        }
    }

    /// All usable checkpoints but one, newest first: what it can be compared with.
    public List<Checkpoint> othersThan(@Nullable Checkpoint one) {
        return all.stream().sorted(Comparator.comparing(Found::at).reversed()).map(Found::checkpoint)
                .filter(each -> each.usable() && !each.equals(one)).toList();
    }

    /// All of them, whatever is searched.
    List<Checkpoint> everything() {
        return all.stream().map(Found::checkpoint).toList();
    }

    /// What the list shows.
    public ObservableList<Entry> entries() {
        return entries;
    }

    /// The targets that have checkpoints, by name.
    public ObservableList<String> targets() {
        return targets;
    }

    /// Words that must all occur.
    public StringProperty searchProperty() {
        return search;
    }

    /// The only target that is shown, or empty.
    public StringProperty targetProperty() {
        return target;
    }

    /// Which kind is shown.
    public ObjectProperty<Chip> chipProperty() {
        return chip;
    }

    /// Whether they stand under their targets' names.
    public BooleanProperty groupedProperty() {
        return grouped;
    }

    /// How many each chip shows.
    public ReadOnlyObjectProperty<Map<Chip, Integer>> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /// The one looked at, or null.
    public ReadOnlyObjectProperty<@Nullable Checkpoint> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// Why they can't be read, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// How often they were read.
    public ReadOnlyLongProperty readingsProperty() {
        return readings.getReadOnlyProperty();
    }
}
