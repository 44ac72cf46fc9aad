/// The demo: a real PostgreSQL unpacked from its archive, a SQLite file, their planted faults and a live workload.
///
/// It stands outside the product's rules on sessions: it plays the applications, so it uses JDBC as they would. It leaves
/// no process behind, whichever way the console ends. Imports of the core `target`, `problem`, `yaml` and
/// `sql`, and the drivers.
@NullMarked
package plumbline.demo;

import org.jspecify.annotations.NullMarked;
