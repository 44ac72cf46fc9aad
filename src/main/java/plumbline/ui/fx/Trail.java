package plumbline.ui.fx;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Where the person is, and the way back. FX thread only.
public final class Trail implements Navigator {

    private static final int REMEMBERED = 50;

    private final ReadOnlyObjectWrapper<Place> place;
    private final Deque<Place> before = new ArrayDeque<>();

    public Trail(Place first) {
        this.place = new ReadOnlyObjectWrapper<>(first);
    }

    /// The place in view.
    public ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    @Override
    public void go(Place next) {
        if (next.equals(place.get())) {
            return;
        }
        before.push(place.get());
        if (before.size() > REMEMBERED) {
            before.removeLast();
        }
        place.set(next);
    }

    /// Goes to the place before; stays where there is none.
    public void back() {
        if (!before.isEmpty()) {
            place.set(before.pop());
        }
    }
}
