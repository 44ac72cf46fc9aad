/// Locks and sessions on real servers: what the product sees against what was set up by hand.
@NullMarked
package plumbline.activity;

import org.jspecify.annotations.NullMarked;
