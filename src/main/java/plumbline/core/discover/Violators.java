package plumbline.core.discover;

import java.util.Optional;
import plumbline.core.sql.Sql;

/// Asks a check's question for its first violators.
final class Violators {

    private Violators() {}

    /// The evidence, with the violators as the check itself counts them.
    ///
    /// @param rows how many rows were judged
    /// @return empty where it was not answered in time: a check that can't be asked is not worth proposing
    static Optional<Evidence> of(Asker asker, Sql check, long rows, double confidence) {
        return asker.ask(check, Discovery.SHOWN).map(found -> new Evidence(Math.max(0, rows - found.count()),
                found.count(), confidence, found.columns(), found.rows(), check.text()));
    }
}
