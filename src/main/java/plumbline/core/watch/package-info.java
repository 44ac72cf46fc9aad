/// Values that can be watched: the only change notification in the core.
@NullMarked
package plumbline.core.watch;

import org.jspecify.annotations.NullMarked;
