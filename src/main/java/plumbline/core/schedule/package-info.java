/// What is done by itself at certain times, once, by whichever program of ours looks first.
@NullMarked
package plumbline.core.schedule;

import org.jspecify.annotations.NullMarked;
