/// The console's own house: its folder, its database, its list of connections.
///
/// The database is a SQLite file in WAL mode with `synchronous=FULL`: what a method has written when it returns survives
/// the end of the program, however it ends. No Java file API ever opens it while it is live, since closing such a file
/// drops the locks SQLite holds on it (sqlite.org, "How To Corrupt An SQLite Database File", 2.2).
@NullMarked
package plumbline.store;

import org.jspecify.annotations.NullMarked;
