package plumbline.ui.discover;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import plumbline.core.discover.Proposal;

/// A proposal with its check box.
///
/// @param chosen whether it becomes a check
record Line(Proposal proposal, BooleanProperty chosen) {

    Line(Proposal proposal) {
        this(proposal, new SimpleBooleanProperty(true));
    }
}
