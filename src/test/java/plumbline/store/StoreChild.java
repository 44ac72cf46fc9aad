package plumbline.store;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.journal.JournalState;
import plumbline.core.target.Address.SqliteAddress;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.testing.ChildJvm;

/// A program that writes until it is killed and prints the name of everything after it was acknowledged. Tests start it
/// in a JVM of its own.
final class StoreChild {

    private StoreChild() {}

    /// Arguments: `store` or `connections`, the home, a prefix, and how many.
    public static void main(String[] arguments) {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.OFF); // standard output is for what was acknowledged
        }
        Home home = new Home(Path.of(arguments[1]));
        int count = Integer.parseInt(arguments[3]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments[0].equals("store")) {
            writeStore(home, arguments[2], count, out);
        } else {
            writeConnections(home, arguments[2], count, out);
        }
    }

    private static void writeStore(Home home, String prefix, int count, PrintStream out) {
        try (Store store = new Store(home)) {
            SqliteJournal journal = new SqliteJournal(store);
            SqliteMetricHistory history = new SqliteMetricHistory(store,
                    new Retention(store, InstantSource.system(), Retention.IMAGES));
            for (int i = 0; i < count; i++) {
                String run = prefix + "-" + i;
                journal.intend(Samples.entry(run), Samples.images("before " + run, "after " + run));
                out.println("intended " + run);
                history.keep("db", List.of(Samples.reading(run, i, Samples.NOW), Samples.reading("all", i,
                        Samples.NOW.plusNanos(run.hashCode()))));
                out.println("measured " + run);
                journal.conclude(run, JournalState.COMMITTED, true, Samples.NOW, "done");
                out.println("concluded " + run);
            }
        }
    }

    private static void writeConnections(Home home, String prefix, int count, PrintStream out) {
        try (ConnectionsFile file = new ConnectionsFile(home)) {
            for (int i = 0; i < count; i++) {
                String name = prefix + "-" + i;
                file.save(new Target(name, "", Environment.TEST, new SqliteAddress(Path.of("/data/x.db")), List.of(),
                        Target.DEFAULT_REFRESH, false), "");
                out.println("saved " + name);
            }
        }
    }

    /// Starts one; its errors go to the test's own.
    static Process start(String what, Home home, String prefix, int count) throws IOException {
        return ChildJvm.of(StoreChild.class, "256m",
                List.of(what, home.folder().toString(), prefix, Integer.toString(count))).start();
    }
}
