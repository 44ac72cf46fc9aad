package plumbline.core.sql;

import org.jspecify.annotations.Nullable;

/// A value in its text form whose type the server shall take from the place where it stands.
///
/// @param text the text form, or null for NULL
public record Untyped(@Nullable String text) {}
