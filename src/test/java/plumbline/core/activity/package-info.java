/// Tests of what the product makes of locks and sessions, without a server unless a name says so.
@NullMarked
package plumbline.core.activity;

import org.jspecify.annotations.NullMarked;
