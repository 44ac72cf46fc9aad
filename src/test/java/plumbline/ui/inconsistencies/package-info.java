/// Tests of the package of the same name.
@NullMarked
package plumbline.ui.inconsistencies;

import org.jspecify.annotations.NullMarked;
