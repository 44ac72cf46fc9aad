package plumbline.core.checkpoint.compare;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.BitSet;
import plumbline.core.checkpoint.KeyOrder;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;

/// Throws rows into buckets by the hash of their key (of the whole row where there is none) and sums the hashes of the rows
/// of each: two readings whose sums of a bucket are alike have the same rows in it. Hashes are XXH3's, of rows 128 bits wide,
/// under a seed that nobody could know beforehand.
///
/// Thread-safe; sums are kept by one thread each.
final class KeyBuckets {

    /// Rows of one side in a bucket, on the average; fewer of them would have to be read again where one differs.
    private static final int ROWS = 4;
    private static final int LEAST = 10;
    /// Both sides' sums take 16 MiB then.
    private static final int MOST = 19;
    private static final long FIELDS = 0x9E3779B97F4A7C15L;

    private final Hasher64 keys;
    private final Hasher128 rows;
    private final int[] key;
    private final int shift;
    private final int count;

    private KeyBuckets(TableForm form, int bits, long seed) {
        this.keys = Hashing.xxh3_64(seed);
        this.rows = Hashing.xxh3_128(seed);
        this.key = form.key().stream().mapToInt(KeyPart::column).toArray();
        this.shift = Long.SIZE - bits;
        this.count = 1 << bits;
    }

    /// Whether keys that are alike are written alike.
    static boolean suit(TableForm form) {
        return form.key().stream().map(KeyPart::order)
                .allMatch(order -> order == KeyOrder.SIGNED || order == KeyOrder.BYTES);
    }

    /// As many buckets as suit so many rows.
    ///
    /// @param expected rows of one side
    /// @param seed     any number
    static KeyBuckets of(TableForm form, long expected, long seed) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, expected / ROWS));
        return new KeyBuckets(form, Math.clamp(bits, LEAST, MOST), seed);
    }

    /// The bucket of a row.
    int of(Tuple row) {
        return (int) (hash(row) >>> shift);
    }

    private long hash(Tuple row) {
        if (key.length == 0) {
            return keys.hashBytesToLong(row.bytes(), row.start(), row.length());
        }
        long hash = 0;
        for (int field : key) {
            long its = row.isNull(field) ? 0 : keys.hashBytesToLong(row.bytes(), row.place(field), row.length(field));
            hash = (hash + its) * FIELDS;
        }
        return hash;
    }

    /// No rows yet.
    Sums none() {
        return new Sums();
    }

    /// What one reading has in the buckets. Used by one thread at a time.
    final class Sums {

        private final long[] sums = new long[2 * count];
        private long added;

        void add(Tuple row) {
            HashValue128 hash = rows.hashBytesTo128Bits(row.bytes(), row.start(), row.length());
            int at = 2 * of(row);
            long low = sums[at] + hash.getLeastSignificantBits();
            int carried = Long.compareUnsigned(low, sums[at]) < 0 ? 1 : 0;
            sums[at] = low;
            sums[at + 1] += hash.getMostSignificantBits() + carried;
            added++;
        }

        /// How many rows.
        long rows() {
            return added;
        }

        /// The buckets in which another reading has other rows.
        BitSet unlike(Sums other) {
            BitSet unlike = new BitSet(count);
            for (int i = 0; i < count; i++) {
                if (sums[2 * i] != other.sums[2 * i] || sums[2 * i + 1] != other.sums[2 * i + 1]) {
                    unlike.set(i);
                }
            }
            return unlike;
        }
    }
}
