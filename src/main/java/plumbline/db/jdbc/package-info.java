/// Sessions over JDBC: connections kept and pooled, nested deadlines, cancel, and what they cost. What differs between the
/// database systems stands behind [EngineDriver]; the packages beside this one implement it. Imports only the core.
///
/// Invariants:
/// 1. Every statement ends: by the server, or by the driver, or by [Watchdog], in this order.
/// 2. A session on which something was cancelled, expired or lost is never used again.
/// 3. What a monitor session runs outside a transaction runs in a read-only one that is rolled back.
@NullMarked
package plumbline.db.jdbc;

import org.jspecify.annotations.NullMarked;
