/// Packs: checks and repairs as immutable definitions.
@NullMarked
package plumbline.core.pack;

import org.jspecify.annotations.NullMarked;
