/// The window around the screens: rail, scope, palette, notices, jobs, look. It knows screens only as [plumbline.ui.fx.ScreenEntry].
@NullMarked
package plumbline.ui.shell;

import org.jspecify.annotations.NullMarked;
