/// Who is at work on a target, who waits for whom, and what ends a wait.
///
/// Words: a *participant* is what can hold or want a lock: a session or a prepared transaction. A *wait* is one session's
/// ungranted lock with everybody it waits for. A *root* blocks others and waits for nobody. A *cycle* is a set of
/// sessions that wait for each other.
///
/// The edges come from the server (`pg_blocking_pids`), the graph is built here: what a self-join of `pg_locks` can't
/// know (who stands ahead in a queue) the server tells, and what the server tells badly (a prepared transaction is
/// process 0) is worked out from the locks of the same reading.
@NullMarked
package plumbline.core.activity;

import org.jspecify.annotations.NullMarked;
