/// The overview: every target as a card, worst first.
@NullMarked
package plumbline.ui.overview;

import org.jspecify.annotations.NullMarked;
