package plumbline.ui.inconsistencies;

/// A place in the list, by which the selection survives a refresh.
///
/// @param target the connection's name
/// @param path   the check's path, the pack's id, or empty for the target itself
public record CheckKey(String target, String path) {}
