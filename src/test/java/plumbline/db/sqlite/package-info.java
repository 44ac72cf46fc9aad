/// Tests of the package of the same name, against real databases.
@NullMarked
package plumbline.db.sqlite;

import org.jspecify.annotations.NullMarked;
