package plumbline.ui.overview;

import java.util.List;
import plumbline.core.target.Environment;

/// One row of the overview's list: so many targets fit in it, only the rows in view are drawn.
sealed interface OverviewRow {

    /// The heading of an environment's cards.
    record Heading(Environment environment, int count) implements OverviewRow {}

    /// Cards beside each other, by their targets' names.
    record Cards(List<String> names) implements OverviewRow {

        public Cards {
            names = List.copyOf(names);
        }
    }
}
