package plumbline.ui.grid;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Two values with a sign between them; where there is no room for both, a short one is still shown whole and two long
/// ones share it. FX thread only.
final class BothValues extends Region {
    private static final double GAP = 4;

    private final Label before;
    private final Node sign;
    private final Label after;

    BothValues(Label before, Node sign, Label after) {
        this.before = before;
        this.sign = sign;
        this.after = after;
        getChildren().setAll(before, sign, after);
    }

    @Override
    protected double computePrefWidth(double height) {
        return snapSizeX(before.prefWidth(-1)) + GAP + snapSizeX(sign.prefWidth(-1)) + GAP
                + snapSizeX(after.prefWidth(-1));
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(before.prefHeight(-1), after.prefHeight(-1));
    }

    @Override
    protected void layoutChildren() {
        double middle = snapSizeX(sign.prefWidth(-1)) + 2 * GAP;
        double room = Math.max(0, getWidth() - middle);
        double mine = snapSizeX(before.prefWidth(-1));
        double its = snapSizeX(after.prefWidth(-1));
        if (mine + its > room) {
            mine = Math.min(mine, Math.max(room / 2, room - its));
            its = room - mine;
        }
        place(before, 0, mine);
        place(sign, mine + GAP, middle - 2 * GAP);
        place(after, mine + middle, its);
    }

    private void place(Node node, double x, double width) {
        double height = Math.min(getHeight(), node.prefHeight(-1));
        node.resizeRelocate(snapPositionX(x), snapPositionY((getHeight() - height) / 2), width, height);
    }
}
