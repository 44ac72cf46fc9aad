package plumbline.cli;

import java.util.List;
import java.util.function.Consumer;
import plumbline.core.target.Target;

/// The embedded demo as the command line drives it.
public interface DemoSeries {

    /// Starts the demo databases and their workload; ends them when the returned handle is closed.
    ///
    /// @param progress is told each step in words
    Running start(Consumer<String> progress);

    /// A running demo.
    interface Running extends AutoCloseable {

        /// Its databases.
        List<Target> targets();

        /// Walks the product through them.
        ///
        /// @param say is told each step and what it proved
        /// @return whether every step held
        boolean tour(Consumer<String> say);

        @Override
        void close();
    }
}
