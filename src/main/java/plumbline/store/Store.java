package plumbline.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.sqlite.SQLiteDataSource;
import plumbline.core.problem.FileRefusal;

/// The console's own database, opened when it is first needed. Thread-safe; several processes may share it.
///
/// Writes of this process take turns on one connection and readers on another, which WAL lets run beside each other.
/// Every failure is a `ProblemException` with the code STORE (HOME where the folder is the matter), and has then written
/// nothing; the next call tries again, so a store that was locked or a disk that was full comes back without a restart.
public final class Store implements AutoCloseable {

    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofSeconds(3);

    private final Home home;
    private final Schema schema;
    private final Duration busy;
    private final StoreProblems problems;
    private final StoreConnection writer;
    private final StoreConnection reader;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile boolean prepared;

    /// The store in a console's folder. Nothing is opened or created yet.
    public Store(Home home) {
        this(home, Schema.CURRENT, BUSY);
    }

    /// @param busy how long to wait for another process
    Store(Home home, Schema schema, Duration busy) {
        this.home = home;
        this.schema = schema;
        this.busy = busy;
        this.problems = new StoreProblems(home.database());
        SQLiteDataSource source = StoreFile.writable(home.database(), busy);
        // a queue of writers may each have to wait for another process
        this.writer = new StoreConnection(source, problems, "BEGIN IMMEDIATE", busy.multipliedBy(3));
        this.reader = new StoreConnection(source, problems, "BEGIN", busy.multipliedBy(3));
    }

    /// Opens it now: creates or migrates it where that is needed. Anything else here does so by itself.
    public void open() {
        if (prepared) {
            return;
        }
        opening.lock();
        try {
            if (!prepared) {
                prepare();
                prepared = true;
            }
        } finally {
            opening.unlock();
        }
    }

    private void prepare() {
        home.create();
        try {
            PrivateFiles.createFile(home.database());
            StoreFile.checkLibrary(StoreFile.libraryVersion(StoreFile.readable(home.database(), busy)), problems);
            schema.bringUp(home, problems, busy);
        } catch (SQLException refused) {
            throw problems.of(refused);
        } catch (IOException refused) {
            throw problems.of(FileRefusal.of(refused).toString(), refused);
        }
    }

    /// Says what is the matter with this store.
    StoreProblems problems() {
        return problems;
    }

    /// Whether a reader is at work just now.
    boolean reading() {
        return reader.busy();
    }

    /// Does the work in one transaction that is durable when this returns.
    <T> T write(Function<StoreTransaction, T> work) {
        open();
        return writer.transact(work);
    }

    /// Does the work on one unchanging view.
    <T> T read(Function<StoreTransaction, T> work) {
        open();
        return reader.transact(work);
    }

    /// Closes it after what runs has ended; breaks that off after a few seconds.
    @Override
    public void close() {
        reader.close(REST);
        writer.close(REST);
    }
}
