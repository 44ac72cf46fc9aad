package plumbline.ui.locks;

import java.io.IOException;
import java.nio.file.Path;
import plumbline.core.activity.LockHistory.Episode;
import plumbline.core.target.Target;
import plumbline.core.text.Language;

/// Writes an episode as Markdown. Called off the screen's thread; fails with a `ProblemException`, too.
@FunctionalInterface
public interface IncidentExport {

    void write(Target target, Episode episode, Language language, Path file) throws IOException;
}
