package plumbline.ui.fx;

import javafx.scene.Node;
import javafx.scene.Parent;

/// One screen of the window. The shell makes it when it is first gone to and keeps it. FX thread only.
public interface Screen {

    /// The node that fills the content area; the same one every time.
    Parent root();

    /// The screen comes into view, or is asked for another of its places while it is in view.
    void shown(Place place);

    /// Another screen takes its place; it stops what only a looking person needs.
    void hidden();

    /// Asks for what it shows again, keeping sort, filter, selection and scroll.
    void refresh();

    /// Puts the keyboard into its filter; nothing where it has none.
    void focusFilter();

    /// Puts the keyboard to where work begins; the shell does so when it shows the screen.
    default void takeFocus() {
        Node first = Nodes.firstFocusable(root());
        if (first != null) {
            first.requestFocus();
        }
    }
}
