package plumbline.core.snapshot;

import java.util.List;

/// Some versions, newest first.
///
/// @param total how many there are in all
public record SnapshotPage(List<Snapshot> snapshots, int limit, long offset, long total) {

    public SnapshotPage {
        snapshots = List.copyOf(snapshots);
    }
}
