/// Controls that screens share: marks, tiles, cards, charts, statements to copy. Only this package draws with TilesFX.
@NullMarked
package plumbline.ui.control;

import org.jspecify.annotations.NullMarked;
