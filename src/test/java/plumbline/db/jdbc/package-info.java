/// Tests of the package of the same name, against real databases.
@NullMarked
package plumbline.db.jdbc;

import org.jspecify.annotations.NullMarked;
