package plumbline.core.checkpoint;

/// What tells the rows of a range from others: how many there are, and a sum over `md5(record_send(row))`, which does not
/// depend on their order, and which equal rows don't take back as XOR would.
///
/// @param high sum of the first eight bytes of each, as a number, modulo 2 to the power of 64
/// @param low  sum of the last eight bytes
public record RangeSum(long rows, long high, long low) {}
