/// Putting findings right, so that a click can be trusted and taken back.
///
/// Words: the *keys* are the findings' key columns that were chosen; the *rows* are the table's rows those keys name;
/// an *image* is a whole row in its lossless form; a *run* is one journalled change.
///
/// Invariants, numbered because tests cite them:
///
/// 1. A preview leaves nothing behind: its transaction is rolled back, or it works on a copy.
/// 2. Before the first change of a run the executing connection's identity equals the plan's.
/// 3. The rows are locked by a statement of their own; the check is asked again by a later statement, which therefore
///    sees what every transaction we waited for has committed.
/// 4. If the findings for the keys, or the rows before the change, are not those of the plan, the run stops.
/// 5. No table changes but those declared, and of those whose rows the findings name no row but the locked ones; triggers
///    included.
/// 6. The check no longer finds any of the keys before the commit; else the run is rolled back. It is asked about them
///    alone only if no row may change but those they name, so that nothing else can have become a finding (5).
/// 7. The intent, with every image, is durable in the journal before the commit; without a journal no change.
/// 8. An undo puts a row back only if it still equals its image after the run; one row that does not stops it all.
/// 9. No other check of the pack that reads what was written finds more than before.
///
/// Many findings are put right in several goes, each a run of its own under all invariants. What can't be in a
/// transaction ([Outside]) keeps 2, 4 and 7, says so before, and is verified afterwards.
///
/// Life of a run: planned → (identity, lock, ask, change, verify) → INTENT → commit → COMMITTED; any failure before the
/// commit leads to a rollback and no entry, or to ROLLED_BACK; a connection lost at the commit leads to the question
/// what became of the transaction, and only where that can't be known to UNKNOWN.
@NullMarked
package plumbline.core.repair;

import org.jspecify.annotations.NullMarked;
