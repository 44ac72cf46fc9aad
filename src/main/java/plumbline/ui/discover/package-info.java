/// The window in which a schema is looked at and proposals become a pack.
@NullMarked
package plumbline.ui.discover;

import org.jspecify.annotations.NullMarked;
