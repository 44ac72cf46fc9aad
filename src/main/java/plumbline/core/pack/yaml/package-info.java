/// Reads packs from their folders, validates them as a whole, and keeps the shelf of them.
@NullMarked
package plumbline.core.pack.yaml;

import org.jspecify.annotations.NullMarked;
