/// The store and the connections file on real files, also while their writer is killed.
@NullMarked
package plumbline.store;

import org.jspecify.annotations.NullMarked;
