package plumbline.cli;

import java.io.PrintWriter;
import org.slf4j.event.Level;
import picocli.CommandLine.Option;
import plumbline.core.checkpoint.CheckpointLog;

/// Whether the lines of the log are shown while a command runs.
final class LogOption {

    @Option(names = "--log", description = "print the lines of the log to standard error while it runs; they always go to the log file")
    boolean shown;

    /// Who hears the lines.
    CheckpointLog to(PrintWriter err) {
        return shown ? new Printed(err) : CheckpointLog.SILENT;
    }

    /// Prints every line with its level.
    private record Printed(PrintWriter err) implements CheckpointLog {

        @Override
        public void line(Level level, String text) {
            err.println("[" + (level == Level.WARN ? "WARNING" : level.toString()) + "] " + Characters.visible(text));
            err.flush();
        }

        @Override
        public void at(Progress progress) {
            // the lines say it
        }
    }
}
