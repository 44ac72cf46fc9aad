/// Saved fields as texts for people: what the bytes of each coding mean.
@NullMarked
package plumbline.core.checkpoint.cell;

import org.jspecify.annotations.NullMarked;
