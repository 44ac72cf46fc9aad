package plumbline.ui.backups;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import plumbline.core.backup.Flaw;

/// What reading a backup showed.
///
/// @param bytes   how large it was then
/// @param flaws   empty where it is good
/// @param rows    how many rows of which table it holds; empty where it holds none
/// @param entries how many things it holds
/// @param tried   whether it was also put back into a database of its own
record Checked(Instant at, long bytes, List<Flaw> flaws, Map<String, Long> rows, long entries, boolean tried) {

    Checked {
        flaws = List.copyOf(flaws);
        rows = new TreeMap<>(rows);
    }

    boolean good() {
        return flaws.isEmpty();
    }
}
