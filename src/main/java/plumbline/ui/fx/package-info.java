/// The bridge between core and screen: texts, the FX thread, FXML, navigation.
@NullMarked
package plumbline.ui.fx;

import org.jspecify.annotations.NullMarked;
