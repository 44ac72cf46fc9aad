package plumbline.ui.control;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// A small figure whose outline and colour come from a style class, so that no font need have the glyph.
public final class Shape extends Region {

    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private String style = "";

    public Shape() {
        getStyleClass().add("shape");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /// Takes the figure of a style class, for example `mark-ok`.
    ///
    /// @param word what a screen reader says
    public void draw(String styleClass, String word) {
        if (!style.equals(styleClass)) {
            getStyleClass().remove(style);
            getStyleClass().add(styleClass);
            style = styleClass;
        }
        setAccessibleText(word);
    }

    /// Whether the figure tells of a value that is no longer fresh.
    public void setStale(boolean stale) {
        pseudoClassStateChanged(STALE, stale);
    }
}
