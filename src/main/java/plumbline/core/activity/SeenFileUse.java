package plumbline.core.activity;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import plumbline.core.activity.FileUse.Holder;
import plumbline.core.activity.FileUse.Lock;

/// Remembers the look before, so that each holder says since when it was seen to hold its lock without a break.
/// Thread-safe; everybody who looks at a file through the same one adds to what is known.
///
/// A lock that was let go and taken again between two looks looks like one that was kept. Looks that lie further apart
/// than [#APART] are not joined.
public final class SeenFileUse implements FileUseReader {

    /// How far apart two looks may lie for a lock seen in both to count as kept: a writer at work is seen by chance in
    /// two looks a minute apart, but hardly in all of those two seconds apart.
    static final Duration APART = Duration.ofSeconds(15);

    private final FileUseReader reader;
    private final Map<Path, FileUse> last = new ConcurrentHashMap<>();

    public SeenFileUse(FileUseReader reader) {
        this.reader = reader;
    }

    @Override
    public FileUse read(Path file) {
        FileUse now = reader.read(file);
        return last.merge(file, now, SeenFileUse::joined);
    }

    private static FileUse joined(FileUse before, FileUse now) {
        boolean apart = now.at().isBefore(before.at()) || Duration.between(before.at(), now.at()).compareTo(APART) > 0;
        if (apart) {
            return now;
        }
        List<Holder> holders = now.holders().stream().map(holder -> before.holders().stream()
                .filter(earlier -> same(earlier, holder)).findFirst()
                .map(earlier -> holder.heldSince(earlier.since())).orElse(holder)).toList();
        return new FileUse(now.at(), now.told(), now.wal(), now.walBytes(), holders);
    }

    private static boolean same(Holder earlier, Holder later) {
        return earlier.pid() == later.pid() && earlier.command().equals(later.command()) && later.pid() > 0
                && (earlier.strongest().equals(later.strongest()) || (writes(earlier) && writes(later)));
    }

    /// A writer's lock grows while it is held: RESERVED, PENDING, EXCLUSIVE.
    private static boolean writes(Holder holder) {
        return holder.strongest().filter(Lock::stopsWriters).isPresent();
    }

    /// One that is told nothing: for whoever looks at no files.
    public static FileUseReader none() {
        return _ -> new FileUse(Instant.EPOCH, false, false, 0, List.of());
    }
}
