/// The built-in packs on databases made by hand, as somebody else would make them after the systems' guides.
@NullMarked
package plumbline.packs;

import org.jspecify.annotations.NullMarked;
