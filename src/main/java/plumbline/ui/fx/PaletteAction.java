package plumbline.ui.fx;

/// A verb of the command palette that belongs to no screen.
///
/// @param id       stable word
/// @param titleKey message key of its name
/// @param icon     Ikonli description
public record PaletteAction(String id, String titleKey, String icon, Runnable action) {}
