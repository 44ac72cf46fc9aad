/// Puts checkpoints back: what would change, in which order, under which locks, verified before the commit.
///
/// The invariants, each held by a test:
///
/// 1. A preview locks nothing and changes nothing.
/// 2. The database is compared with the checkpoint's origin, and again on the session that changes it.
/// 3. All locks are taken in one order; each attempt waits less than half a second and lets go of everything.
/// 4. What is changed is what differs under the lock; other differences than the previewed ones stop it.
/// 5. The rows about to change are saved under the lock and synced to the disk before the first change.
/// 6. Nothing is committed before the tables were read again and found to be as the checkpoint has them.
/// 7. Everything happens in one transaction; the journal holds the intent before its commit and the outcome after it.
@NullMarked
package plumbline.core.checkpoint.restore;

import org.jspecify.annotations.NullMarked;
