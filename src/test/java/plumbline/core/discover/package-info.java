/// Tests of discovery on real servers and files.
@NullMarked
package plumbline.core.discover;

import org.jspecify.annotations.NullMarked;
