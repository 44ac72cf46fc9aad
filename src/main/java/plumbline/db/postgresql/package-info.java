/// PostgreSQL 13 to 18: how the console connects, what its answers mean, and what its catalog says. Imports the core and
/// `db.jdbc`. Statements stand in files; a name gets into one only as an `Ident`.
@NullMarked
package plumbline.db.postgresql;

import org.jspecify.annotations.NullMarked;
