package plumbline.ui.fx;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;

/// A screen as the shell knows it before it is made.
///
/// @param id       kebab-case word, for node ids and the remembered last screen
/// @param icon     Ikonli description, for example `mdal-dashboard`
/// @param titleKey message key of its name
/// @param home     the place the rail goes to; other places of the same kind are shown by the same screen
/// @param rail     where the rail shows it
/// @param badge    how many things on it need a person; 0 shows no badge
/// @param create   makes the screen, on the FX thread, once
/// @param within   id of the screen in the rail that it is a part of; empty where it is none
public record ScreenEntry(String id, String icon, String titleKey, Place home, Rail rail,
        ObservableValue<? extends Number> badge, Supplier<Screen> create, String within) {

    /// A screen that is no part of another one.
    public ScreenEntry(String id, String icon, String titleKey, Place home, Rail rail,
            ObservableValue<? extends Number> badge, Supplier<Screen> create) {
        this(id, icon, titleKey, home, rail, badge, create, "");
    }

    /// Whether this screen shows the place.
    public boolean shows(Place place) {
        return home.getClass() == place.getClass();
    }

    /// Where an entry stands in the rail: with the screens, at the foot, or nowhere, since it is reached from another
    /// screen.
    public enum Rail {
        TOP, FOOT, NONE
    }
}
