/// The record of every change.
@NullMarked
package plumbline.core.journal;

import org.jspecify.annotations.NullMarked;
