package plumbline.ui.locks;

import java.nio.file.Path;
import plumbline.core.activity.LockHistory.Episode;
import plumbline.core.text.Language;

/// Writes an episode as Markdown. Called off the screen's thread; fails with a `ProblemException` or an
/// `UncheckedIOException`.
@FunctionalInterface
public interface IncidentExport {

    void write(Episode episode, Language language, Path file);
}
