package plumbline.ui.inconsistencies;

/// One line of the tree as it is seen.
///
/// @param level 0 for a target
/// @param opens whether something is under it
/// @param open  whether that is shown
public record Line(Entry entry, int level, boolean opens, boolean open) {}
