/// Jobs: work off the screen's thread with progress and Cancel. Only this package starts threads for jobs.
@NullMarked
package plumbline.core.work;

import org.jspecify.annotations.NullMarked;
