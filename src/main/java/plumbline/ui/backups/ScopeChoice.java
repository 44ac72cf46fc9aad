package plumbline.ui.backups;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import plumbline.core.backup.Scope;
import plumbline.ui.control.Forms;

/// The choice of rows, definitions or both. FX thread only.
final class ScopeChoice {

    private ScopeChoice() {}

    static Node of(Forms forms, ObjectProperty<Scope> property) {
        return forms.oneOf("scope", List.of(Scope.values()), Scope::word, scope -> "backups.scope." + scope.word(),
                property);
    }
}
