/// Tests of the package of the same name.
@NullMarked
package plumbline.ui.journal;

import org.jspecify.annotations.NullMarked;
