package plumbline.db.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One granted lock of a byte range, as Linux lists it (`proc_locks(5)`):
/// `1: POSIX  ADVISORY  WRITE 4711 fe:00:2228322 1073741825 1073741825`.
///
/// @param write  whether it is exclusive
/// @param pid    who holds it; 0 where the system does not tell (a lock of an open file description)
/// @param device major and minor number as written there, in hexadecimal
/// @param inode  of the file
/// @param from   the first byte
/// @param until  the last byte
record LockLine(boolean write, long pid, String device, long inode, long from, long until) {

    private static final int FIELDS = 8;

    /// All granted byte-range locks; what is not understood is left out.
    static List<LockLine> all(List<String> lines) {
        List<LockLine> found = new ArrayList<>();
        for (String line : lines) {
            of(line).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<LockLine> of(String line) {
        // one that waits has an arrow in the second place, so that the kinds below do not fit
        String[] fields = line.strip().split("\\s+", -1);
        if (fields.length < FIELDS || !(fields[1].equals("POSIX") || fields[1].equals("OFDLCK"))) {
            return Optional.empty();
        }
        try {
            int colon = fields[5].lastIndexOf(':');
            return Optional.of(new LockLine(fields[3].equals("WRITE"), Math.max(0, Long.parseLong(fields[4])),
                    fields[5].substring(0, Math.max(0, colon)), Long.parseLong(fields[5].substring(colon + 1)),
                    Long.parseLong(fields[6]),
                    fields[7].equals("EOF") ? Long.MAX_VALUE : Long.parseLong(fields[7])));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// Whether it covers any byte of a range.
    boolean covers(long first, long last) {
        return from <= last && until >= first;
    }
}
