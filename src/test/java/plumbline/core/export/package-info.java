/// Tests of the package of the same name.
@NullMarked
package plumbline.core.export;

import org.jspecify.annotations.NullMarked;
