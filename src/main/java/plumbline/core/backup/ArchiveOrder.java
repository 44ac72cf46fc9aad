package plumbline.core.backup;

import java.util.List;

/// How a dump is to be put back.
///
/// @param replaces   whether objects that are in the dump are dropped first
/// @param owners     whether owners and rights are put back too, which needs the same roles
/// @param entries    the lines of the table of contents to put back; empty: all
/// @param skipsRows  whether only definitions are put back
public record ArchiveOrder(boolean replaces, boolean owners, List<String> entries, boolean skipsRows) {

    public ArchiveOrder {
        entries = List.copyOf(entries);
    }
}
