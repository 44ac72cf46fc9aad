package plumbline.core.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The waits of the past. Implementations are thread-safe and fail with a `ProblemException`.
public interface LockHistory {

    /// Keeps a reading in which somebody waited. Readings that lie close together make one episode.
    ///
    /// @param target the connection's name
    void keep(String target, ActivitySample sample);

    /// The episodes that touch a stretch of time, the oldest first.
    ///
    /// @param target the connection's name
    List<Episode> episodes(String target, Instant from, Instant until);

    /// When an episode was read, the oldest first.
    List<Instant> moments(long episode);

    /// The last reading at or before a moment in an episode.
    Optional<ActivitySample> at(long episode, Instant moment);

    /// A stretch of time in which somebody waited.
    ///
    /// @param id       the store's number
    /// @param target   the connection's name
    /// @param began    the first wait's beginning, where the server told it, or the first reading
    /// @param ended    the last reading
    /// @param readings how many there are
    /// @param peak     the most sessions that waited at once
    /// @param longest  the longest wait seen
    /// @param culprit  the root that blocked most, as `pid 4711 · app · user` or `prepared gx1`; empty for a cycle
    record Episode(long id, String target, Instant began, Instant ended, int readings, int peak, Duration longest,
            String culprit) {}
}
