/// Tests of the package of the same name, against real databases.
@NullMarked
package plumbline.db.postgresql;

import org.jspecify.annotations.NullMarked;
