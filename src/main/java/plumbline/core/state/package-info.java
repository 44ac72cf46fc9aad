/// What the console remembers about itself between two runs: window, look, last screen.
@NullMarked
package plumbline.core.state;

import org.jspecify.annotations.NullMarked;
