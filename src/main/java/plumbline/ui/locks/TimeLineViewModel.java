package plumbline.ui.locks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.ActivitySample;
import plumbline.core.activity.LockHistory;
import plumbline.core.activity.LockHistory.Episode;
import plumbline.core.activity.WaitTree;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.target.Target;
import plumbline.core.text.Language;
import plumbline.ui.fx.UiWork;

/// The waits of the past of one target, and the moment that is looked at. FX thread only.
public final class TimeLineViewModel {

    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final LockHistory history;
    private final IncidentExport export;
    private final WaitsViewModel waits;
    private final UiWork work;
    private final ObservableValue<Instant> now;
    private final ObjectProperty<TimeSpan> span = new SimpleObjectProperty<>(TimeSpan.HOUR);
    private final ReadOnlyObjectWrapper<List<Episode>> episodes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Episode> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Instant> asOf = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private List<Instant> moments = List.of();
    private String target = "";
    private @Nullable Target opened;
    private boolean shown;
    private Instant read = Instant.MIN;
    private long generation;
    private long question;

    TimeLineViewModel(LockHistory history, IncidentExport export, WaitsViewModel waits, UiWork work,
            ObservableValue<Instant> now) {
        this.history = history;
        this.export = export;
        this.waits = waits;
        this.work = work;
        this.now = now;
        span.addListener((_, _, _) -> read());
        now.addListener((_, _, at) -> {
            if (shown && Duration.between(read, at).compareTo(AGAIN) >= 0) {
                read();
            }
        });
    }

    /// Shows another target's past.
    void open(Target next) {
        opened = next;
        target = next.name();
        episodes.set(List.of());
        forget();
        read();
    }

    /// Whether a person looks at it; else nothing is read.
    void shown(boolean looks) {
        shown = looks;
        if (looks) {
            read();
        }
    }

    /// Reads the episodes again.
    public void read() {
        if (target.isEmpty() || !shown) {
            return;
        }
        long mine = ++generation;
        String of = target;
        Instant until = now.getValue();
        Instant from = until.minus(span.get().length());
        read = until;
        work.quietly(() -> history.episodes(of, from, until), outcome -> {
            if (mine == generation) {
                switch (outcome) {
                    case Outcome.Done<List<Episode>>(List<Episode> found) -> {
                        problem.set(null);
                        episodes.set(List.copyOf(found));
                    }
                    case Outcome.Failed<List<Episode>>(Problem failure) -> problem.set(failure);
                }
            }
        });
    }

    /// Shows the tree of the reading at or before a moment; the nearest episode's where nobody waited then.
    ///
    /// @param slack how far from an episode a moment may lie to mean it
    public void lookAt(Instant moment, Duration slack) {
        nearest(moment).filter(each -> distance(each, moment).compareTo(slack) <= 0).ifPresent(each -> {
            Instant within = moment.isBefore(each.began()) ? each.began() : moment;
            look(each, within.isAfter(each.ended()) ? each.ended() : within);
        });
    }

    private Optional<Episode> nearest(Instant moment) {
        return episodes.get().stream().min(java.util.Comparator.comparing(each -> distance(each, moment)));
    }

    private static Duration distance(Episode episode, Instant moment) {
        if (moment.isBefore(episode.began())) {
            return Duration.between(moment, episode.began());
        }
        return moment.isAfter(episode.ended()) ? Duration.between(episode.ended(), moment) : Duration.ZERO;
    }

    private record Found(List<Instant> moments, Instant at, ActivitySample sample) {}

    private void look(Episode episode, Instant moment) {
        long mine = ++question;
        work.quietly(() -> found(episode, moment), outcome -> {
            if (mine == question) {
                switch (outcome) {
                    case Outcome.Done<Optional<Found>>(Optional<Found> found) ->
                        found.ifPresent(each -> arrived(episode, each));
                    case Outcome.Failed<Optional<Found>>(Problem failure) -> problem.set(failure);
                }
            }
        });
    }

    private Optional<Found> found(Episode episode, Instant moment) {
        List<Instant> all = history.moments(episode.id());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        // before the first reading of an episode, in which its waits had begun already, the first one is meant
        Instant at = all.stream().filter(each -> !each.isAfter(moment)).reduce((_, last) -> last)
                .orElse(all.getFirst());
        return history.at(episode.id(), at).map(sample -> new Found(all, at, sample));
    }

    private void arrived(Episode episode, Found found) {
        problem.set(null);
        moments = found.moments();
        chosen.set(episode);
        asOf.set(found.at());
        waits.past(new WaitTree(found.sample()));
    }

    /// Goes to the reading before the one shown, or to the last one where now is shown.
    public void previous() {
        step(-1);
    }

    /// Goes to the reading after the one shown.
    public void next() {
        step(1);
    }

    private void step(int by) {
        Instant at = asOf.get();
        Episode episode = chosen.get();
        List<Episode> all = episodes.get();
        if (at == null || episode == null) {
            if (by < 0 && !all.isEmpty()) {
                look(all.getLast(), all.getLast().ended());
            }
            return;
        }
        int place = moments.indexOf(at) + by;
        if (place >= 0 && place < moments.size()) {
            look(episode, moments.get(place));
            return;
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id() == episode.id() && i + by >= 0 && i + by < all.size()) {
                Episode other = all.get(i + by);
                look(other, by < 0 ? other.ended() : other.began());
            }
        }
    }

    /// Shows what is now.
    public void backToNow() {
        forget();
        waits.now();
    }

    private void forget() {
        question++;
        chosen.set(null);
        asOf.set(null);
        moments = List.of();
        said.set("");
    }

    /// The episode an export writes: the one looked at, else the last one; empty where there is none.
    public Optional<Episode> incident() {
        Episode one = chosen.get();
        return one != null
                ? Optional.of(one)
                : episodes.get().isEmpty() ? Optional.empty() : Optional.of(episodes.get().getLast());
    }

    /// Writes the incident to a file and says what came of it.
    public void export(Path file) {
        Language language = work.texts().languageProperty().get();
        Target of = opened;
        if (of == null) {
            return;
        }
        incident().ifPresent(episode -> work.quietly(() -> written(of, episode, language, file),
                outcome -> said.set(switch (outcome) {
                    case Outcome.Done<String>(String failure) when failure.isEmpty() ->
                        work.texts().now("locks.export.done", file);
                    case Outcome.Done<String>(String failure) ->
                        work.texts().now("grid.export.failed", file, failure);
                    case Outcome.Failed<String>(Problem failure) -> work.texts().now(failure);
                })));
    }

    private String written(Target of, Episode episode, Language language, Path file) {
        try {
            export.write(of, episode, language, file);
            return "";
        } catch (IOException failure) {
            return failure.getClass().getSimpleName() + " " + failure.getMessage();
        }
    }

    /// The stretch that is shown.
    public ObjectProperty<TimeSpan> spanProperty() {
        return span;
    }

    /// The episodes in it, the oldest first.
    public ReadOnlyObjectProperty<List<Episode>> episodesProperty() {
        return episodes.getReadOnlyProperty();
    }

    /// The episode looked at, or null.
    public ReadOnlyObjectProperty<@Nullable Episode> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// The moment looked at; null while now is shown.
    public ReadOnlyObjectProperty<@Nullable Instant> asOfProperty() {
        return asOf.getReadOnlyProperty();
    }

    /// Why the past could not be read, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What came of the last export; empty where there was none.
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// The time at the right end.
    public Instant now() {
        return now.getValue();
    }
}
