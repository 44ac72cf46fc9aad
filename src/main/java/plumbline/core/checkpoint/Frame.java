package plumbline.core.checkpoint;

/// A piece of a saved table that can be read alone: one frame of zstd.
///
/// @param place  where it begins in the file
/// @param length its bytes in the file
/// @param rows   how many rows begin in it
/// @param bytes  its bytes unpacked
/// @param sha256 of its bytes in the file, as hex
public record Frame(long place, long length, long rows, long bytes, String sha256) {}
