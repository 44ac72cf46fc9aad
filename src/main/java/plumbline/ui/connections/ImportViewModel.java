package plumbline.ui.connections;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.target.Target;
import plumbline.ui.fx.UiWork;

/// What of a colleague's connections file would be added: all of it but the names that are taken. FX thread only.
///
/// A file with a mistake adds nothing. Connections that exist are never written over.
public final class ImportViewModel {
    private final ConnectionServices services;
    private final UiWork work;
    private final Path file;
    private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<Target>> added = new ReadOnlyObjectWrapper<>(List.of());

    /// @param file the file that was chosen; [#read] reads it
    public ImportViewModel(ConnectionServices services, UiWork work, Path file) {
        this.services = services;
        this.work = work;
        this.file = file;
    }

    /// A connection of the file.
    ///
    /// @param taken whether a connection of this name exists, so that this one is not added
    public record Line(Target target, boolean taken) {}

    /// Reads the file, off the screen's thread.
    public void read() {
        ready.set(false);
        work.quietly(() -> services.shared().in(file).orThrow(), outcome -> {
            switch (outcome) {
                case Outcome.Done<List<Target>>(List<Target> found) -> {
                    problem.set(null);
                    lines.set(linesOf(found));
                }
                case Outcome.Failed<List<Target>>(Problem refused) -> problem.set(refused);
            }
            ready.set(problem.get() == null && !adding().isEmpty());
        });
    }

    private List<Line> linesOf(List<Target> found) {
        Set<String> taken = services.connections().all().get().stream().map(Target::name).collect(Collectors.toSet());
        return found.stream().map(target -> new Line(target, taken.contains(target.name()))).toList();
    }

    /// Adds what can be added, all of it or nothing; a name that was taken meanwhile is a problem.
    public void add() {
        if (!ready.get()) {
            return;
        }
        List<Target> adding = adding();
        ready.set(false);
        work.<List<Target>>quietly(() -> {
            services.connections().add(adding);
            return adding;
        }, outcome -> {
            switch (outcome) {
                case Outcome.Done<List<Target>>(List<Target> now) -> added.set(now);
                case Outcome.Failed<List<Target>>(Problem refused) -> {
                    problem.set(refused);
                    lines.set(linesOf(lines.get().stream().map(Line::target).toList()));
                    ready.set(!adding().isEmpty());
                }
            }
        });
    }

    /// The connections that [#add] adds.
    public List<Target> adding() {
        return lines.get().stream().filter(line -> !line.taken()).map(Line::target).toList();
    }

    /// The file's name, without its folder.
    public String fileName() {
        return String.valueOf(file.getFileName());
    }

    /// The connections of the file, in its order; none before it is read.
    public ReadOnlyObjectProperty<List<Line>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /// Why the file can't be read or nothing was added, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether there is something to add, and nothing is being done.
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /// The connections that were added; none before that.
    public ReadOnlyObjectProperty<List<Target>> addedProperty() {
        return added.getReadOnlyProperty();
    }
}
