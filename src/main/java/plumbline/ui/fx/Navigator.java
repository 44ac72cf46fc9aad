package plumbline.ui.fx;

/// Takes the window to a place. FX thread only.
@FunctionalInterface
public interface Navigator {

    void go(Place place);
}
