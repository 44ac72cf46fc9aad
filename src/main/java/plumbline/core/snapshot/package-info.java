/// Earlier versions of rows: listed, compared, edited and put back, each edit in one transaction with the version it
/// leaves.
///
/// Invariants, numbered because tests cite them:
///
/// 1. Who edits holds the row's lock (its own table's, then those of the tables edited, in the order of the pack) from
///    before the version is read until the commit: versions have no gap and no double.
/// 2. A version holds the row as it stood under that lock, right before the edit, in the same transaction.
/// 3. An edit of what its editor did not see is refused.
/// 4. Before the commit the row is read again, and holds what was to be written.
/// 5. The intent is durable in the journal before the commit.
@NullMarked
package plumbline.core.snapshot;

import org.jspecify.annotations.NullMarked;
