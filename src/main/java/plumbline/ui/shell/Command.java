package plumbline.ui.shell;

import org.jspecify.annotations.Nullable;
import plumbline.core.target.Environment;

/// Something the palette can do.
///
/// @param id          stable word, for tests and the order of equals
/// @param title       what a person reads, in their language
/// @param alias       further words it is found by: its English name, a target's place
/// @param icon        Ikonli description
/// @param shortcut    keys that do the same, or empty
/// @param environment of the target it goes to, or null
record Command(String id, String title, String alias, String icon, String shortcut,
        @Nullable Environment environment, Runnable action) {}
