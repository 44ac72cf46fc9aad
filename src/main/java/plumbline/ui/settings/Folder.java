package plumbline.ui.settings;

/// A folder or file of the console, as the settings show it.
///
/// @param key  message key of what lies there
/// @param path where
public record Folder(String key, String path) {}
