/// The graph of waits, its tree and its advice, on readings put together by hand.
@NullMarked
package plumbline.core.activity;

import org.jspecify.annotations.NullMarked;
