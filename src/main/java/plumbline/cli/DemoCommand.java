package plumbline.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import plumbline.core.target.Target;
import plumbline.core.target.TargetUri;

/// `demo`: the demo databases, until Ctrl-C; or a tour through them.
@Command(name = "demo", description = "Start the demo databases and print their URIs until Ctrl-C.")
final class DemoCommand implements Callable<Integer> {

    private final Supplier<DemoSeries> demo;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Said said;

    @Option(names = "--tour", description = "walk through the product in the terminal; exit 0 only if every step held")
    boolean tour;

    DemoCommand(Supplier<DemoSeries> demo, PrintWriter out, PrintWriter err, Said said) {
        this.demo = demo;
        this.out = out;
        this.err = err;
        this.said = said;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (DemoSeries.Running running = demo.get().start(step -> say(err, step))) {
            if (tour) {
                return running.tour(step -> say(out, step)) ? ExitCode.OK : ExitCode.FAILED;
            }
            for (Target target : running.targets()) {
                say(out, target.name() + "  " + TargetUri.toUri(target.address()));
            }
            say(err, said.text("cli.demo.until"));
            new CountDownLatch(1).await(); // Ctrl-C ends the process; the shutdown hook ends the databases
            return ExitCode.OK;
        }
    }

    private static void say(PrintWriter where, String text) {
        where.println(Characters.visible(text));
        where.flush();
    }
}
