/// Tests of what is done by itself.
@NullMarked
package plumbline.core.schedule;

import org.jspecify.annotations.NullMarked;
