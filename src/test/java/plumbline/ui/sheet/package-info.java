/// Tests of the package of the same name.
@NullMarked
package plumbline.ui.sheet;

import org.jspecify.annotations.NullMarked;
