package plumbline.ui.fx;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

import plumbline.core.state.UiState;

/// Where a person put the dividers of a split pane, remembered over a restart. FX thread only.
public final class RememberedDividers {
    private static final double LEAST = 0.1;
    private static final double MOST = 0.9;

    private final SplitPane split;
    private final String key;
    private final UiState state;
    private double[] usual = {};
    private boolean waiting;

    /// Puts the dividers where they were left and follows them from now on.
    ///
    /// @param name of the screen
    public RememberedDividers(SplitPane split, String name, UiState state) {
        this.split = split;
        this.key = name + ".divider";
        this.state = state;
        // only what a person did: a window that is made smaller for a moment moves them too
        split.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> keep());
        restore();
        split.widthProperty().subscribe(this::resized);
        split.heightProperty().subscribe(this::resized);
    }

    /// Takes where the dividers stand now for the shares that hold while a person has put them nowhere else.
    public RememberedDividers hold() {
        usual = split.getDividerPositions();
        return this;
    }

    // a window may be laid out several times before it has its size, and a side that keeps its width takes the share
    // along when it is laid out: in a window made smaller it would leave the others no room. The remembered share holds
    private void resized() {
        Scene scene = split.getScene();
        if (scene != null && !waiting) {
            waiting = true;
            scene.addPostLayoutPulseListener(new LaidOut(scene));
            Platform.requestNextPulse();
        }
    }

    /// Puts the dividers back once the new size has been laid out, not before: the layout would move them again.
    private final class LaidOut implements Runnable {

        private final Scene scene;

        LaidOut(Scene scene) {
            this.scene = scene;
        }

        @Override
        public void run() {
            scene.removePostLayoutPulseListener(this);
            waiting = false;
            double[] places = places().orElse(usual);
            if (places.length == split.getDividers().size()) {
                split.setDividerPositions(places);
            }
        }
    }

    /// Puts the dividers where they were left; where that is not known for so many they stay.
    public void restore() {
        places().ifPresent(split::setDividerPositions);
    }

    private Optional<double[]> places() {
        return state.get(key).filter(words -> words.matches("\\d{1,3}( \\d{1,3})*"))
                .map(words -> Arrays.stream(words.split(" ")).mapToDouble(share -> Integer.parseInt(share) / 1000.0)
                        .map(share -> Math.clamp(share, LEAST, MOST)).toArray())
                .filter(places -> places.length == split.getDividers().size());
    }

    private void keep() {
        if (!split.getDividers().isEmpty()) {
            state.put(key, DoubleStream.of(split.getDividerPositions())
                    .mapToObj(place -> String.valueOf(Math.round(place * 1000))).collect(Collectors.joining(" ")));
        }
    }
}
