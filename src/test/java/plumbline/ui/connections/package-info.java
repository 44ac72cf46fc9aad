/// Tests of the package of the same name.
@NullMarked
package plumbline.ui.connections;

import org.jspecify.annotations.NullMarked;
