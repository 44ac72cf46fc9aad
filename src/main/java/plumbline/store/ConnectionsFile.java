package plumbline.store;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.problem.FileRefusal;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Connections;
import plumbline.core.target.SavedTargets;
import plumbline.core.target.Target;
import plumbline.core.text.Phrase;
import plumbline.core.watch.Watchable;
import plumbline.core.watch.Watched;

/// The saved connections in `<home>/connections.yaml`, which a person may edit, share and replace while the console
/// runs. Thread-safe.
///
/// A file with a mistake is never written over: [#problem] names every mistake with its line, [#all] goes on holding
/// what was last read, and saving is refused until the file is in order again.
public final class ConnectionsFile implements Connections, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionsFile.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Home home;
    private final Path file;
    private final Duration look;
    private final Watched<List<Target>> all = new Watched<>(List.of());
    private final Watched<Optional<Problem>> problem = new Watched<>(Optional.empty());
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("connections-file").factory());
    private Optional<Stamp> seen = Optional.empty();

    /// Reads the file as it is now; a mistake in it is a [#problem] and no failure.
    public ConnectionsFile(Home home) {
        this(home, LOOK);
    }

    /// @param look how often the file is looked at
    ConnectionsFile(Home home, Duration look) {
        this.home = home;
        this.file = home.connections();
        this.look = look;
        refresh();
    }

    /// Goes on following what other programs do to the file, until it is closed.
    public void follow() {
        Future<?> _ = looking.scheduleWithFixedDelay(this::look, look.toMillis(), look.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public Watchable<List<Target>> all() {
        return all;
    }

    @Override
    public Watchable<Optional<Problem>> problem() {
        return problem;
    }

    @Override
    public void save(Target target, String replaces) {
        change(now -> now.with(target, replaces));
    }

    @Override
    public void add(List<Target> targets) {
        change(now -> now.withAll(targets));
    }

    @Override
    public void remove(String name) {
        change(now -> now.without(name));
    }

    /// Stops following.
    @Override
    public void close() {
        looking.shutdownNow();
    }

    /// A version of the file, known without opening it.
    private record Stamp(long modified, long size, String key) {}

    private static Optional<Stamp> stamp(Path file) throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Stamp(found.lastModifiedTime().to(TimeUnit.NANOSECONDS), found.size(),
                    String.valueOf(found.fileKey())));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private void look() {
        try {
            refresh();
        } catch (RuntimeException bug) { // one bad look must not be the last
            LOG.error("looking at {} failed", file, bug);
        }
    }

    private synchronized void refresh() {
        try {
            Optional<Stamp> now = stamp(file);
            if (!now.equals(seen)) {
                seen = now; // before reading: a change in between is then seen at the next look
                publish(read().targets());
            }
        } catch (IOException refused) {
            seen = Optional.empty(); // rights may be given without any trace in the file's stamp
            tell(unreadable(FileRefusal.of(refused)));
        } catch (ProblemException mistakes) {
            tell(mistakes.problem());
        }
    }

    private void publish(List<Target> targets) {
        all.set(targets);
        problem.set(Optional.empty());
    }

    private void tell(Problem news) {
        if (!problem.get().equals(Optional.of(news))) {
            LOG.warn("connections stay as they were: {} {}", news.subject(), news.detail());
        }
        problem.set(Optional.of(news));
    }

    /// The file's text and what it says.
    private record Contents(String text, List<Target> targets) {}

    private Contents read() throws IOException {
        String text;
        try {
            text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (CharacterCodingException notText) {
            throw new ProblemException(unreadable(Phrase.of("detail.not-utf8")), notText);
        }
        ConnectionsReader.Content content = ConnectionsReader.read(text);
        if (!content.mistakes().isEmpty()) {
            throw new ProblemException(unreadable(Phrase.of("detail.said", content.sentence())));
        }
        return new Contents(text, content.targets());
    }

    private Problem unreadable(Phrase detail) {
        return Problem.of(ProblemCode.BAD_CONNECTIONS_FILE, file.toString(), detail);
    }

    // what stands in the file counts, and not what was last read: another program may just have written it
    private synchronized void change(UnaryOperator<SavedTargets> edit) {
        home.create();
        try (FileLatch _ = FileLatch.enter(home.folder().resolve("connections.yaml.lock"), PATIENCE)) {
            Contents before = read();
            SavedTargets after = edit.apply(new SavedTargets(before.targets()));
            byte[] text = ConnectionsWriter.write(after.all(), before.text()).getBytes(StandardCharsets.UTF_8);
            checkReadsBack(text, after.all());
            PrivateFiles.replace(file, text);
            publish(after.all()); // and the next look reads it again, since an editor may have been quicker
        } catch (IOException refused) {
            throw new ProblemException(
                    Problem.of(ProblemCode.STORE, file.toString(), FileRefusal.of(refused)), refused);
        }
    }

    // the reader's rules are the rules: what it would not read as it was meant is not written
    private static void checkReadsBack(byte[] text, List<Target> meant) {
        ConnectionsReader.Content again = ConnectionsReader.read(new String(text, StandardCharsets.UTF_8));
        if (!again.mistakes().isEmpty() || !again.targets().equals(meant)) {
            String why = again.mistakes().stream().map(Mistake::what).collect(Collectors.joining("; "));
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, "connections.yaml",
                    why.isEmpty() ? "this can't be written into the file as it is" : why));
        }
    }
}
