/// Tests of the package of the same name.
@NullMarked
package plumbline.ui.grid;

import org.jspecify.annotations.NullMarked;
