package plumbline.core.session;

/// A column of a result.
///
/// @param name     as the server names it
/// @param typeName the server's type name, usable to bind an array of it
public record Column(String name, String typeName, ValueKind kind) {}
