package plumbline.ui.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import plumbline.core.health.HealthMonitor;
import plumbline.core.health.TargetHealth;
import plumbline.core.health.TargetState;
import plumbline.core.target.Environment;
import plumbline.core.watch.Subscription;
import plumbline.core.watch.Watchable;
import plumbline.ui.control.CardFace;
import plumbline.ui.fx.FxWatch;
import plumbline.ui.fx.Navigator;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.RecentPast;
import plumbline.ui.fx.ScreenContext;

/// All targets, worst first, in rows of cards. FX thread only.
public final class OverviewViewModel implements AutoCloseable {

    private static final Comparator<TargetHealth> WORST_FIRST = Comparator
            .comparingInt((TargetHealth health) -> rank(health.state())).thenComparingInt(TargetHealth::score)
            .thenComparing(health -> health.target().name());

    private final HealthMonitor monitor;
    private final Watchable<Map<String, Long>> findings;
    private final ScreenContext context;
    private final RecentPast past;
    private final Navigator navigator;
    private final ObservableList<OverviewRow> rows = FXCollections.observableArrayList();
    private final Map<String, ReadOnlyObjectWrapper<CardFace>> cards = new HashMap<>();
    private final Map<String, TargetHealth> health = new HashMap<>();
    private final IntegerProperty columns = new SimpleIntegerProperty(3);
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty empty = new SimpleBooleanProperty(true);
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper needing = new ReadOnlyIntegerWrapper();
    private List<TargetHealth> latest = List.of();
    private final Subscription watching;
    private boolean inView;

    /// @param findings how many findings are known by target's name; absent where nothing was checked
    public OverviewViewModel(HealthMonitor monitor, Watchable<Map<String, Long>> findings, RecentPast past,
            Navigator navigator, ScreenContext context) {
        this.monitor = monitor;
        this.findings = findings;
        this.past = past;
        this.navigator = navigator;
        this.context = context;
        columns.subscribe((_, _) -> arrange());
        filter.subscribe((_, _) -> arrange());
        context.texts().languageProperty().subscribe((_, _) -> rewrite());
        past.versionProperty().subscribe((_, _) -> rewrite());
        watching = FxWatch.on(context.ui(), monitor.targets(), this::take)
                .and(FxWatch.on(context.ui(), findings, _ -> rewrite()));
    }

    /// Whether a person looks at it: while nobody does, only what needs attention is counted.
    public void setInView(boolean looking) {
        inView = looking;
        if (looking) {
            take(latest);
        }
    }

    @Override
    public void close() {
        watching.close();
    }

    /// Headings and cards, in the order of the screen.
    ObservableList<OverviewRow> rows() {
        return rows;
    }

    /// What a target's card shows; the property stays the same while the target is watched.
    ReadOnlyObjectProperty<CardFace> card(String target) {
        ReadOnlyObjectWrapper<CardFace> card = cards.get(target);
        if (card == null) {
            throw new IllegalArgumentException("no card for " + target);
        }
        return card.getReadOnlyProperty();
    }

    /// How many cards fit beside each other.
    public IntegerProperty columnsProperty() {
        return columns;
    }

    /// Words a target's name, group or place must hold.
    public StringProperty filterProperty() {
        return filter;
    }

    /// Whether there is no target at all.
    public BooleanProperty emptyProperty() {
        return empty;
    }

    /// How many targets there are and how many of them need a person.
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// How many targets are critical or can't be reached.
    public ReadOnlyIntegerProperty needingAttentionProperty() {
        return needing.getReadOnlyProperty();
    }

    /// Goes to a target.
    public void open(String target) {
        navigator.go(new Place.TargetTiles(target));
    }

    /// Asks all targets now.
    public void refresh() {
        latest.forEach(each -> monitor.refresh(each.target().name()));
    }

    ScreenContext context() {
        return context;
    }

    private void take(List<TargetHealth> now) {
        latest = now;
        empty.set(now.isEmpty());
        summarise();
        now.forEach(past::note); // also while nobody looks, or the sparklines would have a gap
        if (!inView) {
            return;
        }
        cards.keySet().retainAll(now.stream().map(each -> each.target().name()).toList());
        CardWriter writer = writer();
        for (TargetHealth each : now) {
            String name = each.target().name();
            // 500 targets report one by one: only those that changed are written again
            if (!each.equals(health.put(name, each)) || !cards.containsKey(name)) {
                put(name, writer.write(each));
            }
        }
        arrange();
    }

    private void rewrite() {
        summarise();
        if (!inView) {
            return;
        }
        CardWriter writer = writer();
        latest.forEach(each -> put(each.target().name(), writer.write(each)));
    }

    private void summarise() {
        long bad = latest.stream().filter(each -> rank(each.state()) <= rank(TargetState.CRITICAL)).count();
        needing.set((int) bad);
        String count = context.texts().now("overview.targets", latest.size());
        summary.set(bad == 0 ? count : count + " · " + context.texts().now("overview.need", String.valueOf(bad)));
    }

    private void put(String name, CardFace card) {
        ReadOnlyObjectWrapper<CardFace> known = cards.get(name);
        if (known == null) {
            cards.put(name, new ReadOnlyObjectWrapper<>(card));
        } else {
            known.set(card);
        }
    }

    private CardWriter writer() {
        return new CardWriter(context.texts(), past, findings.get());
    }

    private void arrange() {
        List<OverviewRow> next = new ArrayList<>();
        for (Environment environment : Environment.values()) {
            List<String> names = latest.stream().filter(each -> each.target().environment() == environment)
                    .filter(this::wanted).sorted(WORST_FIRST).map(each -> each.target().name()).toList();
            if (!names.isEmpty()) {
                next.add(new OverviewRow.Heading(environment, names.size()));
                for (int from = 0; from < names.size(); from += columns.get()) {
                    next.add(new OverviewRow.Cards(
                            names.subList(from, Math.min(names.size(), from + columns.get()))));
                }
            }
        }
        update(next);
    }

    /// Changes only the rows that differ, so that the list keeps its scroll and its focus.
    private void update(List<OverviewRow> next) {
        int common = Math.min(rows.size(), next.size());
        for (int i = 0; i < common; i++) {
            if (!rows.get(i).equals(next.get(i))) {
                rows.set(i, next.get(i));
            }
        }
        if (next.size() > common) {
            rows.addAll(next.subList(common, next.size()));
        } else if (rows.size() > common) {
            rows.remove(common, rows.size());
        }
    }

    private boolean wanted(TargetHealth each) {
        String words = filter.get().strip().toLowerCase(Locale.ROOT);
        var target = each.target();
        String all = target.name() + " " + target.group() + " " + target.address().place();
        return words.isEmpty() || all.toLowerCase(Locale.ROOT).contains(words);
    }

    private static int rank(TargetState state) {
        return switch (state) {
            case UNREACHABLE -> 0;
            case CRITICAL -> 1;
            case WARNING -> 2;
            case CONNECTING -> 3;
            case OK -> 4;
        };
    }
}
