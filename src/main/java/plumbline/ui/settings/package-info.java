/// The settings: look, language, refresh, connections, folders.
@NullMarked
package plumbline.ui.settings;

import org.jspecify.annotations.NullMarked;
