/// The embedded servers and the demo built on them, run for real.
@NullMarked
package plumbline.demo;

import org.jspecify.annotations.NullMarked;
