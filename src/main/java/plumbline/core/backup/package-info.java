/// Full backups beside checkpoints: dumps of PostgreSQL by its own tools, copies of SQLite files, archives of folders;
/// their records, verification, restore, retention and times. The tools themselves are reached through ports.
///
/// 1. A backup has its name only when it is whole; until then it is called `.partial`.
/// 2. Nothing is restored that was not read through first, and nothing without `--execute`, an entry in the journal and,
///    unless a person declines, a copy of what is there.
/// 3. A script of statements is never run: half of it may fail and the other half stand.
/// 4. Retention never removes the newest good backup of a series, and removes nothing of a series whose newest can't be
///    verified.
@NullMarked
package plumbline.core.backup;

import org.jspecify.annotations.NullMarked;
