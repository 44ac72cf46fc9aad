package plumbline.core.checkpoint;

/// A column of a table's key, in the key's order.
///
/// @param column its place in [TableForm#columns]
public record KeyPart(int column, KeyOrder order) {}
