/// Tests of the package of the same name, against real databases.
@NullMarked
package plumbline.core.target;

import org.jspecify.annotations.NullMarked;
