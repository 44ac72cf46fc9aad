package plumbline.core.checkpoint;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import plumbline.core.target.Engine;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Opens every target with the reader of its database system. Thread-safe.
public final class EngineReader implements LiveReader {

    private final Map<Engine, LiveReader> readers;

    /// @param readers one for each database system
    public EngineReader(Map<Engine, LiveReader> readers) {
        this.readers = new EnumMap<>(readers);
    }

    private LiveReader of(Engine engine) {
        LiveReader reader = readers.get(engine);
        if (reader == null) {
            throw new IllegalArgumentException("nothing reads " + engine);
        }
        return reader;
    }

    @Override
    public LiveTables open(Target target, Choice choice, WorkContext context) {
        return of(target.engine()).open(target, choice, context);
    }

    @Override
    public LiveTables open(Target target, Choice choice, boolean hold, WorkContext context) {
        return of(target.engine()).open(target, choice, hold, context);
    }

    @Override
    public List<ListedTable> list(Target target, WorkContext context) {
        return of(target.engine()).list(target, context);
    }

    @Override
    public Tables openCopy(Path file, Origin origin) {
        return of(origin.engine()).openCopy(file, origin);
    }

    @Override
    public List<String> faultsOfCopy(Path file, WorkContext context) {
        return of(Engine.SQLITE).faultsOfCopy(file, context);
    }
}
