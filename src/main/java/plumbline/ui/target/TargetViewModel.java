package plumbline.ui.target;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import plumbline.core.health.HealthMonitor;
import plumbline.core.health.Metric;
import plumbline.core.health.MetricGroup;
import plumbline.core.health.TargetHealth;
import plumbline.core.health.TargetState;
import plumbline.core.problem.Problem;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.ui.control.TileFace;
import plumbline.ui.fx.FxWatch;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.RecentPast;
import plumbline.ui.fx.ScreenContext;
import plumbline.ui.fx.Texts;

/// One target's tiles. FX thread only.
public final class TargetViewModel {

    private final HealthMonitor monitor;
    private final RecentPast past;
    private final ScreenContext context;
    private final InspectorViewModel inspector;
    private final ReadOnlyObjectWrapper<Header> header = new ReadOnlyObjectWrapper<>(Header.of(""));
    private final ObservableList<TileGroup> groups = FXCollections.observableArrayList();
    private final Map<String, ReadOnlyObjectWrapper<TileFace>> tiles = new HashMap<>();
    private final StringProperty filter = new SimpleStringProperty("");
    private String name = "";
    private @Nullable TargetHealth health;
    private Subscription watching = () -> {};

    public TargetViewModel(HealthMonitor monitor, RecentPast past, InspectorViewModel inspector,
            ScreenContext context) {
        this.monitor = monitor;
        this.past = past;
        this.inspector = inspector;
        this.context = context;
        filter.subscribe((_, _) -> arrange());
        context.texts().languageProperty().subscribe((_, _) -> write());
        past.versionProperty().subscribe((_, _) -> write());
        context.now().subscribe((_, _) -> tick());
    }

    /// Follows a target; its last values are there at once.
    public void show(String target) {
        if (!target.equals(name)) {
            name = target;
            health = null;
            tiles.clear();
            groups.clear();
            inspector.close();
            header.set(Header.of(target));
        }
        watching.close();
        watching = FxWatch.on(context.ui(), monitor.targets(), this::take);
    }

    /// Stops following.
    public void stop() {
        watching.close();
        watching = () -> {};
    }

    /// Asks everything now.
    public void refresh() {
        monitor.refresh(name);
    }

    /// The chosen value beside the tiles.
    public InspectorViewModel inspector() {
        return inspector;
    }

    /// Words that a tile's title must hold.
    public StringProperty filterProperty() {
        return filter;
    }

    ReadOnlyObjectProperty<Header> headerProperty() {
        return header.getReadOnlyProperty();
    }

    ObservableList<TileGroup> groups() {
        return groups;
    }

    /// What a metric's tile shows; the property stays the same while the target is in view.
    ReadOnlyObjectProperty<TileFace> tile(String metric) {
        ReadOnlyObjectWrapper<TileFace> tile = tiles.get(metric);
        if (tile == null) {
            throw new IllegalArgumentException("no tile for " + metric);
        }
        return tile.getReadOnlyProperty();
    }

    ScreenContext context() {
        return context;
    }

    void choose(String metric) {
        TargetHealth known = health;
        if (known != null) {
            known.metrics().stream().filter(each -> each.id().equals(metric)).findFirst()
                    .ifPresent(each -> inspector.show(known, each));
        }
    }

    private void take(List<TargetHealth> all) {
        all.stream().filter(each -> each.target().name().equals(name)).findFirst().ifPresent(found -> {
            health = found;
            past.note(found);
            write();
            inspector.update(found);
        });
    }

    private void write() {
        TargetHealth known = health;
        if (known == null) {
            return;
        }
        TileWriter writer = new TileWriter(context, past);
        for (Metric metric : known.metrics()) {
            TileFace face = writer.write(known, metric);
            ReadOnlyObjectWrapper<TileFace> tile = tiles.get(metric.id());
            if (tile == null) {
                tiles.put(metric.id(), new ReadOnlyObjectWrapper<>(face));
            } else {
                tile.set(face);
            }
        }
        header.set(header(known));
        arrange();
    }

    private void tick() {
        TargetHealth known = health;
        if (known != null) {
            header.set(header(known));
        }
    }

    private void arrange() {
        TargetHealth known = health;
        if (known == null) {
            return;
        }
        String words = filter.get().strip().toLowerCase(Locale.ROOT);
        List<TileGroup> next = new ArrayList<>();
        for (MetricGroup group : MetricGroup.values()) {
            List<String> ids = known.metrics().stream().filter(metric -> metric.group() == group)
                    .filter(metric -> words.isEmpty()
                            || context.texts().now(metric.title()).toLowerCase(Locale.ROOT).contains(words))
                    .map(Metric::id).toList();
            if (!ids.isEmpty()) {
                next.add(new TileGroup(group, ids));
            }
        }
        if (!next.equals(groups)) {
            groups.setAll(next);
        }
    }

    private Header header(TargetHealth of) {
        Texts texts = context.texts();
        Target target = of.target();
        Mark mark = Mark.of(of.state());
        Instant now = context.now().getValue();
        String since = texts.now("target.since", context.formats().duration(Duration.between(of.since(), now)));
        Problem problem = of.problem();
        boolean gone = of.state() == TargetState.UNREACHABLE;
        String banner = gone && problem != null ? TileWriter.sentence(problem, texts) : "";
        return new Header(target.name(), target.environment(),
                texts.now(target.environment()), mark, texts.now(mark.key()), since,
                identity(of), banner, gone ? bannerAge(of, now) : "");
    }

    private String bannerAge(TargetHealth of, Instant now) {
        String gone = context.formats().duration(Duration.between(of.since(), now));
        return Optional.ofNullable(of.lastSeen())
                .map(seen -> context.texts().now("target.banner.seen", gone,
                        context.formats().age(Duration.between(seen, now))))
                .orElse(context.texts().now("target.banner.never", gone));
    }

    private String identity(TargetHealth of) {
        Identity identity = of.identity();
        String place = of.target().engine().title() + " · " + of.target().address().place();
        return identity == null
                ? place
                : of.target().engine().title() + " " + identity.version().text() + " · "
                        + of.target().address().place() + " · " + context.texts().identity(identity.line());
    }
}
