/// Tests of the discovery window.
@NullMarked
package plumbline.ui.discover;

import org.jspecify.annotations.NullMarked;
