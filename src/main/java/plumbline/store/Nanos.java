package plumbline.store;

import java.math.BigInteger;
import java.time.Instant;

/// Moments as the store keeps them: whole nanoseconds since 1970 in UTC, which lasts until 2262. What lies beyond is
/// moved to the edge, so that `Instant.MIN` means "from the beginning".
final class Nanos {

    private static final long SECOND = 1_000_000_000L;

    private Nanos() {}

    static long of(Instant moment) {
        BigInteger nanos = BigInteger.valueOf(moment.getEpochSecond())
                .multiply(BigInteger.valueOf(SECOND))
                .add(BigInteger.valueOf(moment.getNano()));
        if (nanos.bitLength() < Long.SIZE) {
            return nanos.longValue();
        }
        return nanos.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }
}
