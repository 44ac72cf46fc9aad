package plumbline.core.backup;

/// How long backups are kept: all of the last days, then one a week, then one a month.
///
/// @param daily   all backups that are not older than so many days
/// @param weekly  of so many weeks, this one among them, the newest
/// @param monthly of so many months, this one among them, the newest
public record Tiers(int daily, int weekly, int monthly) {

    public Tiers {
        if (daily < 0 || weekly < 0 || monthly < 0) {
            throw new IllegalArgumentException("a tier can't be negative");
        }
    }
}
