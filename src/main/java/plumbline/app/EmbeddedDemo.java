package plumbline.app;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import plumbline.cli.DemoSeries;
import plumbline.core.target.Target;
import plumbline.core.text.Messages;
import plumbline.demo.Demo;
import plumbline.demo.Tour;

/// The demo as the command line drives it.
///
/// @param folder   where the demo keeps its files
/// @param services makes what the tour walks through
record EmbeddedDemo(Path folder, Wiring services, Supplier<Messages> messages) implements DemoSeries {

    @Override
    public Running start(Consumer<String> progress) {
        Demo demo = Demo.start(folder, step -> progress.accept(messages.get().text("demo.step." + step)));
        // the guardian ends the server if we are killed; this ends it in order where we are asked to end
        Thread hook = new Thread(demo::close, "demo-end");
        Runtime.getRuntime().addShutdownHook(hook);
        demo.startWorkload();
        return new Running() {

            @Override
            public List<Target> targets() {
                return demo.targets();
            }

            @Override
            public boolean tour(Consumer<String> say) {
                return new Tour(services.monitor(), services.checks(), services.repairs(), services.journal(),
                        messages.get(), say, demo,
                        new Tour.Jam(services.activity(), services.sessionControl()),
                        new Tour.Saving(services.checkpointShelf(null), services.checkpoints(), services.comparisons(),
                                services.restores()))
                        .walk(demo.targets());
            }

            @Override
            public void close() {
                demo.close();
                try {
                    Runtime.getRuntime().removeShutdownHook(hook);
                } catch (IllegalStateException alreadyEnding) {
                    hook.setName("demo-ended");
                }
            }
        };
    }
}
