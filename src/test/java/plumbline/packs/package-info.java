/// The built-in packs on databases as others build them.
@NullMarked
package plumbline.packs;

import org.jspecify.annotations.NullMarked;
