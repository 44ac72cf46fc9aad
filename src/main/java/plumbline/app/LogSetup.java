package plumbline.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import plumbline.store.PrivateFiles;

/// Sets the log up in code: nothing is written until the home folder is known, and nothing ever to the terminal, which
/// belongs to the command's answer. Logback finds it by its service file.
public final class LogSetup extends ContextAwareBase implements Configurator {

    private static final long FILE_SIZE = 10L << 20;
    private static final int FILES = 5;

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
        // drivers and JavaFX log through java.util.logging, whose default handler prints
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.install();
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /// Begins to write `plumbline.log` in a folder, 10 MiB a file, five files.
    ///
    /// @param folder exists and is closed to others
    static void writeTo(Path folder) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context) || !Files.isDirectory(folder)) {
            return;
        }
        RollingFileAppender<ILoggingEvent> appender = new PrivateAppender();
        appender.setContext(context);
        appender.setName("file");
        appender.setFile(folder.resolve("plumbline.log").toString());
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(
                "%d{\"yyyy-MM-dd HH:mm:ss,SSS\"} [%level] [%thread] %logger{0}: %replace(%msg){'[\\r\\n]', ' '}%n");
        encoder.start();
        appender.setEncoder(encoder);
        FixedWindowRollingPolicy window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(appender);
        window.setFileNamePattern(folder.resolve("plumbline.%i.log").toString());
        window.setMaxIndex(FILES - 1);
        window.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(FILE_SIZE));
        size.start();
        appender.setRollingPolicy(window);
        appender.setTriggeringPolicy(size);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    }

    /// Creates each file for its owner alone, also the one that follows a full one.
    private static final class PrivateAppender extends RollingFileAppender<ILoggingEvent> {

        @Override
        public void openFile(String file) throws IOException {
            PrivateFiles.createFile(Path.of(file));
            super.openFile(file);
        }
    }
}
