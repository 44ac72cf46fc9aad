package plumbline.core.checkpoint;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import plumbline.core.sql.TableName;

/// Says lines of work on checkpoints in the shape that the licensing-risk system's own log has, so that whoever looks for
/// them there finds them here too: to the log and to whoever listens. Thread-safe.
public final class Narrator {

    private static final Logger LOG = LoggerFactory.getLogger("plumbline.checkpoint");
    private static final String MARK = "[CHECKPOINT] ";
    private static final String RULE = "=".repeat(80);

    private final CheckpointLog listener;

    /// @param listener hears every line as well
    public Narrator(CheckpointLog listener) {
        this.listener = listener;
    }

    /// Says a line.
    public void info(String text) {
        line(Level.INFO, MARK + text);
    }

    /// Says a line that a person should read.
    public void warn(String text) {
        line(Level.WARN, MARK + text);
    }

    /// Says what went wrong.
    public void error(String text) {
        line(Level.ERROR, MARK + text);
    }

    /// Draws a line.
    public void rule() {
        line(Level.INFO, RULE);
    }

    private void line(Level level, String text) {
        LOG.atLevel(level).log(text);
        listener.line(level, text);
    }

    /// A table's name as a person of the application knows it.
    public static String name(TableName table) {
        boolean bare = table.schema().map(schema -> schema.name().equals("public") || schema.name().equals("main"))
                .orElse(true);
        return bare ? table.table().name() : table.toString();
    }
}
