/// The built-in packs on databases as somebody else made them.
@NullMarked
package plumbline.packs;

import org.jspecify.annotations.NullMarked;
