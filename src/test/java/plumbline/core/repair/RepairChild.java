package plumbline.core.repair;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.check.Baselines;
import plumbline.core.check.CheckRunner;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.Journal;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.pack.Check;
import plumbline.core.pack.yaml.PackShelf;
import plumbline.core.service.ApplicationService;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.target.TargetUri;
import plumbline.core.work.WorkContext;
import plumbline.store.Home;
import plumbline.store.SqliteJournal;
import plumbline.store.Store;
import plumbline.testing.ChildJvm;
import plumbline.testing.Forgetful;
import plumbline.testing.TestSessions;

/// A program that repairs the usage counters of a database and can stop at the two worst moments, where tests kill it.
final class RepairChild {

    private RepairChild() {}

    /// Where it stops and waits to be killed.
    enum Stop {
        BEFORE_COMMIT, BEFORE_OUTCOME, NEVER
    }

    /// Arguments: where it stops, the home, the database's URI.
    public static void main(String[] arguments) {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.OFF); // standard output is for where it stands
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Path.of(arguments[1]);
        Target target = Target.adHoc(TargetUri.parse(arguments[2], Map.of()).orThrow(), Environment.TEST);
        try (Store store = new Store(new Home(folder)); TestSessions sessions = new TestSessions()) {
            Journal journal = new Stopping(new SqliteJournal(store), Stop.valueOf(arguments[0]), out);
            RepairEngine engine = engine(sessions, folder, journal, InstantSource.system());
            RepairRequest request = request(sessions, folder, target);
            out.println("ready");
            var _ = engine.applyUnseen(request, WorkContext.none()).orThrow();
            out.println("done");
        }
    }

    static RepairEngine engine(TestSessions sessions, Path folder, Journal journal, InstantSource clock) {
        return new RepairEngine(sessions.sessions(), new PackShelf(folder), IgnoredFindings.none(),
                ApplicationService.none(), journal, new Actor("anna", "desk"), clock);
    }

    private static RepairRequest request(TestSessions sessions, Path folder, Target target) {
        Check check = new CheckRunner(sessions.sessions(), new PackShelf(folder), new Forgetful(), Baselines.none(),
                IgnoredFindings.none(), ApplicationService.none(), InstantSource.system())
                .chosen(target, List.of(), List.of("usage-count")).orThrow().getFirst();
        return new RepairRequest(target, check, check.repairs().getFirst(), List.of(), "");
    }

    /// The real journal, and a place to stop on either side of the commit.
    private record Stopping(Journal inner, Stop stop, PrintStream out) implements Journal {

        private void here(Stop place) {
            if (stop == place) {
                out.println("stopped");
                try {
                    new CountDownLatch(1).await(); // until it is killed
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public void intend(JournalEntry entry, ChangeRecord change) {
            inner.intend(entry, change);
            here(Stop.BEFORE_COMMIT);
        }

        @Override
        public void conclude(String run, JournalState state, boolean verified, Instant ended, String message) {
            here(Stop.BEFORE_OUTCOME);
            inner.conclude(run, state, verified, ended, message);
        }

        @Override
        public void amend(String run, ChangeRecord change) {
            inner.amend(run, change);
        }

        @Override
        public Optional<JournalEntry> find(String run) {
            return inner.find(run);
        }

        @Override
        public Optional<ChangeRecord> change(String run) {
            return inner.change(run);
        }

        @Override
        public List<JournalEntry> unresolved(Instant before) {
            return inner.unresolved(before);
        }

        @Override
        public List<JournalEntry> newest(String words, int most) {
            return inner.newest(words, most);
        }
    }

    /// Starts one.
    static Process start(Stop stop, Path home, Target target) throws IOException {
        return ChildJvm.of(RepairChild.class, "256m",
                List.of(stop.name(), home.toString(), TargetUri.toUri(target.address()))).start();
    }
}
