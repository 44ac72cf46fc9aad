package plumbline.core.pack;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.Template;
import plumbline.core.target.Engine;

/// How the rows of a check's answer are judged.
public sealed interface Kind {

    /// Each row is a finding: rows that must not exist.
    ///
    /// @param narrowed the same question about the findings of `:keys` alone, with the same columns, where asking it whole
    ///                 under the lock of a repair would take long; a finding must depend on nothing but the row its key
    ///                 names and what that row is compared with. Empty: it is asked whole
    record Rows(Map<Engine, NamedSql> narrowed) implements Kind {

        public Rows {
            narrowed = Map.copyOf(narrowed);
        }

        /// A question that is always asked whole.
        public static Rows whole() {
            return new Rows(Map.of());
        }
    }

    /// Candidates, each of which is asked about by a question of its own; those for which it returns rows are findings.
    /// For what no single statement can ask, since its tables and columns are known only from the catalog.
    ///
    /// @param perRow  the question, with names of the candidate's columns in it; its columns follow the candidate's
    /// @param refused the column for the server's words where it refuses the question because of what it found, which is
    ///                then a finding; empty: such a refusal fails the check
    record Each(Map<Engine, Template> perRow, String refused) implements Kind {

        public Each {
            perRow = Map.copyOf(perRow);
        }
    }

    /// What can only be seen by trying: statements are run, then the question is asked, and each of its rows is a finding;
    /// the transaction is always rolled back. Since it writes and locks for a moment, it is run only when a person chose
    /// it alone. What a transaction does not take back stays: values drawn from sequences, and whatever a trigger does
    /// outside the database.
    ///
    /// @param steps what is run first, in this order
    record Trial(Map<Engine, List<NamedSql>> steps) implements Kind {

        public Trial {
            steps = Map.copyOf(steps);
        }
    }

    /// Rows that are worth a look and never a finding.
    record Listing() implements Kind {}

    /// Rows that carry their own verdict, as functions of the application return them: PASS, INFO, GOOD and OK are fine,
    /// every other word is a finding.
    ///
    /// @param status the column that holds the word, or empty where `issues` alone decides
    /// @param issues the column that holds how many things are wrong, or empty
    record Report(String status, String issues) implements Kind {}

    /// Rows whose value must lie within limits of two levels; a value that is NULL is within.
    ///
    /// @param value   the column that holds it
    /// @param against the column from which its distance is judged instead, or empty
    record Bounds(String value, String against, Limits limits) implements Kind {}

    /// Tables whose number of rows must stay near a baseline.
    ///
    /// @param counts   the baseline the pack gives, in the order to show; 0 where none is given
    /// @param warning  percent of change, up or down
    /// @param critical percent of change, up or down
    record Baseline(Map<String, Long> counts, double warning, double critical) implements Kind {

        public Baseline {
            counts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        }
    }

    /// A statement that must answer in time.
    record StatementTime(Duration warning, Duration critical) implements Kind {}

    /// A path of the application's own service that must answer in time with a status of 2xx.
    ///
    /// @param path begins with a slash; the connection gives the rest of the address
    record Probe(String path, Duration warning, Duration critical) implements Kind {}

    /// The bytes of the write-ahead log beside a SQLite file, which must stay small. No statement that only reads tells
    /// them, so the file is measured. A file in another journal mode has none.
    ///
    /// @param limits in bytes
    record WalSize(Limits limits) implements Kind {}
}
