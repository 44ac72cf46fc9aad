/// The built-in packs on databases made by hand: with each fault and without, on the oldest and the newest server.
@NullMarked
package plumbline.packs;

import org.jspecify.annotations.NullMarked;
