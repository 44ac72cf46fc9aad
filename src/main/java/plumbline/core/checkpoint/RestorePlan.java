package plumbline.core.checkpoint;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Problem;
import plumbline.core.sql.TableName;
import plumbline.core.target.Identity;

/// What a restore would do, found out without a lock.
///
/// @param identity   which database it is
/// @param forms      the tables as the target has them
/// @param order      parents before their children; tables of a cycle stand together
/// @param cycles     tables whose foreign keys go round, each cycle apart
/// @param links      the foreign keys among the tables, for the picture of the order
/// @param tables     a table each, in `order`
/// @param sequences  that will stand elsewhere
/// @param suppressed triggers that will be kept from firing, as `table: trigger`
/// @param refreshed  materialised views that will be filled again
/// @param obstacles  why it can't be done; empty: it can
/// @param warnings   message keys with arguments that a person ought to read
/// @param locks      who will wait from when until when, as message keys with arguments
/// @param readersWait whether readers have to wait as well
/// @param wal        bytes of write-ahead log expected, or -1
/// @param millis     how long the locks are expected to be held
/// @param comparison from the target (first) to the checkpoint (second); closed with the plan
public record RestorePlan(RestoreRequest request, Identity identity, List<TableForm> forms, List<TableName> order,
        List<List<TableName>> cycles, List<LinkForm> links, List<TablePlan> tables, List<SequenceDifference> sequences,
        List<String> suppressed, List<String> refreshed, List<Problem> obstacles, List<Said> warnings,
        List<Said> locks, boolean readersWait, long wal, long millis, @Nullable Comparison comparison, Instant at)
        implements
            AutoCloseable {

    public RestorePlan {
        forms = List.copyOf(forms);
        order = List.copyOf(order);
        cycles = List.copyOf(cycles);
        links = List.copyOf(links);
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        suppressed = List.copyOf(suppressed);
        refreshed = List.copyOf(refreshed);
        obstacles = List.copyOf(obstacles);
        warnings = List.copyOf(warnings);
        locks = List.copyOf(locks);
    }

    /// What happens to one table.
    ///
    /// @param inserts  rows that come back
    /// @param updates  rows that get their old cells
    /// @param deletes  rows that go
    /// @param rows     how many rows it holds afterwards
    /// @param drift    differences in structure
    public record TablePlan(TableName name, long inserts, long updates, long deletes, long rows, List<Drift> drift) {

        public TablePlan {
            drift = List.copyOf(drift);
        }

        /// How many rows change.
        public long changes() {
            return inserts + updates + deletes;
        }
    }

    /// Words for a person of any language.
    ///
    /// @param key       of a message
    /// @param arguments its `{0}`, `{1}`
    public record Said(String key, List<Object> arguments) {

        public Said {
            arguments = List.copyOf(arguments);
        }
    }

    /// The same plan under a request that asks for the same, for example with a number given later.
    public RestorePlan under(RestoreRequest asked) {
        return new RestorePlan(asked, identity, forms, order, cycles, links, tables, sequences, suppressed, refreshed,
                obstacles, warnings, locks, readersWait, wal, millis, comparison, at);
    }

    /// How many rows change in all.
    public long changes() {
        return tables.stream().mapToLong(TablePlan::changes).sum();
    }

    @Override
    public void close() {
        if (comparison != null) {
            comparison.close();
        }
    }
}
