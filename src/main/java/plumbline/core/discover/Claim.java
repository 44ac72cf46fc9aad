package plumbline.core.discover;

import java.util.Optional;

/// What a sample says of a column, before the whole table was asked.
interface Claim {

    /// 0 to 1: how sure it is, by the sample.
    double strength();

    /// Whether it only counts where no other link is claimed of the column: such links fit many tables.
    default boolean weak() {
        return false;
    }

    /// Whether a confirmed one ends the search for a better one.
    default boolean settles() {
        return true;
    }

    /// Asks the whole table; empty where it does not hold, or was not answered in time.
    Optional<? extends Proposal> verify();
}
