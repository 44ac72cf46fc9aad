package plumbline.ui.fx;

import java.time.Instant;
import java.time.InstantSource;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;

/// The time, told once a second, so that every age on the screens moves together. FX thread only.
public final class Ticker {

    private final ReadOnlyObjectWrapper<Instant> now;
    private final Timeline timeline;

    public Ticker(InstantSource clock) {
        this.now = new ReadOnlyObjectWrapper<>(clock.instant());
        this.timeline = new Timeline(new KeyFrame(Duration.seconds(1), _ -> now.set(clock.instant())));
        timeline.setCycleCount(Animation.INDEFINITE);
    }

    /// The time at the last tick.
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /// Begins to tick.
    public void start() {
        timeline.play();
    }

    /// Stops ticking.
    public void stop() {
        timeline.stop();
    }
}
