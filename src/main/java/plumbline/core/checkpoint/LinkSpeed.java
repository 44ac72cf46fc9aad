package plumbline.core.checkpoint;

/// How fast the line to a target is.
///
/// @param roundTripNanos from a question to its answer
/// @param bytesPerSecond from the target to here
public record LinkSpeed(long roundTripNanos, double bytesPerSecond) {}
