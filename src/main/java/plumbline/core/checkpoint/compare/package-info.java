/// What differs between two sides: rows merged in constant memory, what differs kept in private files, shown to people
/// and written for them.
@NullMarked
package plumbline.core.checkpoint.compare;

import org.jspecify.annotations.NullMarked;
