package plumbline.ui.shell;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The list of commands that Ctrl+K opens: typed letters narrow it, the arrows choose, Enter does. FX thread only.
final class PaletteViewModel {

    private final StringProperty query = new SimpleStringProperty("");
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final IntegerProperty chosen = new SimpleIntegerProperty();
    private final ObservableList<Command> matches = FXCollections.observableArrayList();
    private List<Command> commands = List.of();

    PaletteViewModel() {
        query.subscribe((_, _) -> narrow());
    }

    /// Opens it with these commands.
    void open(Supplier<List<Command>> source) {
        commands = source.get();
        query.set("");
        narrow();
        open.set(true);
    }

    void close() {
        open.set(false);
    }

    StringProperty queryProperty() {
        return query;
    }

    BooleanProperty openProperty() {
        return open;
    }

    /// Index of the chosen match, or -1 where nothing matches.
    IntegerProperty chosenProperty() {
        return chosen;
    }

    ObservableList<Command> matches() {
        return matches;
    }

    /// Moves the choice, round the ends.
    void move(int by) {
        if (!matches.isEmpty()) {
            chosen.set(Math.floorMod(chosen.get() + by, matches.size()));
        }
    }

    /// Does the chosen command and closes.
    void run() {
        if (chosen.get() >= 0 && chosen.get() < matches.size()) {
            Command command = matches.get(chosen.get());
            close();
            command.action().run();
        }
    }

    private void narrow() {
        String letters = query.get();
        List<Command> next = commands.stream().map(command -> new Scored(command, score(command, letters)))
                .filter(each -> each.score != FuzzyMatch.NONE)
                .sorted(Comparator.comparingInt((Scored each) -> -each.score)).map(Scored::command).toList();
        chosen.set(next.isEmpty() ? -1 : 0);
        matches.setAll(next);
    }

    private static int score(Command command, String letters) {
        int title = FuzzyMatch.score(letters, command.title());
        int alias = FuzzyMatch.score(letters, command.alias());
        return Math.max(title == FuzzyMatch.NONE ? title : title + 1, alias);
    }

    private record Scored(Command command, int score) {}
}
