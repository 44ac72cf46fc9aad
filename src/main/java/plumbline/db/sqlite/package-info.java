/// SQLite files: how they are opened beside the program that owns them, what SQLite's result codes mean, and what a
/// schema says. Imports the core and `db.jdbc`.
///
/// A live file is never touched by anything but SQLite: closing it through a Java file API would drop the locks that
/// SQLite holds on it in this process (fcntl locks belong to the process; "How To Corrupt An SQLite Database File", 2.2).
@NullMarked
package plumbline.db.sqlite;

import org.jspecify.annotations.NullMarked;
