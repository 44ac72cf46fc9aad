package plumbline.core.checkpoint.archive;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.HexFormat;
import plumbline.core.checkpoint.Tuple;

/// The digest of a table's rows: the sum of their hashes (XXH3, 128 bits) modulo 2 to the power of 128. Neither the order
/// of the rows nor where they are cut into frames changes it. Not thread-safe.
public final class RowDigest {

    private static final Hasher128 HASHER = Hashing.xxh3_128();

    private long high;
    private long low;

    /// Adds a row.
    public void add(Tuple row) {
        HashValue128 hash = HASHER.hashBytesTo128Bits(row.bytes(), row.start(), row.length());
        add(hash.getMostSignificantBits(), hash.getLeastSignificantBits());
    }

    /// Adds all rows of another one.
    public void add(RowDigest other) {
        add(other.high, other.low);
    }

    private void add(long moreHigh, long moreLow) {
        long sum = low + moreLow;
        high += moreHigh + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        low = sum;
    }

    /// The digest so far, as 32 hex digits.
    public String hex() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
