package plumbline.ui.settings;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.core.watch.Watchable;
import plumbline.ui.fx.ConnectionActions;
import plumbline.ui.fx.FxWatch;
import plumbline.ui.fx.Preferences;
import plumbline.ui.fx.ScreenContext;
import plumbline.ui.fx.Texts;

/// What a person can set. FX thread only.
public final class SettingsViewModel {

    private final Preferences preferences;
    private final Watchable<List<Target>> connections;
    private final ConnectionActions actions;
    private final List<Folder> folders;
    private final ScreenContext context;
    private final ObservableList<ConnectionRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<ConnectionRow>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty changeable = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper why = new ReadOnlyStringWrapper("");
    private List<Target> targets = List.of();
    private Subscription watching = () -> {};

    /// @param connections those that are watched; only saved ones can be changed
    public SettingsViewModel(Preferences preferences, Watchable<List<Target>> connections, ConnectionActions actions,
            List<Folder> folders, ScreenContext context) {
        this.preferences = preferences;
        this.connections = connections;
        this.actions = actions;
        this.folders = List.copyOf(folders);
        this.context = context;
        context.texts().languageProperty().subscribe(this::write);
        context.texts().languageProperty().subscribe(this::judge);
        chosen.subscribe(this::judge);
    }

    /// Begins to follow the connections.
    public void start() {
        watching.close();
        watching = FxWatch.on(context.ui(), connections, next -> {
            targets = next;
            write();
        });
    }

    /// Stops following them.
    public void stop() {
        watching.close();
        watching = () -> {};
    }

    Preferences preferences() {
        return preferences;
    }

    Texts texts() {
        return context.texts();
    }

    List<Folder> folders() {
        return folders;
    }

    ObservableList<ConnectionRow> rows() {
        return rows;
    }

    ObjectProperty<Optional<ConnectionRow>> chosenProperty() {
        return chosen;
    }

    /// Whether the chosen connection is saved and so can be changed and removed.
    BooleanProperty changeableProperty() {
        return changeable;
    }

    /// Why the chosen connection can't be changed, or empty.
    ReadOnlyStringProperty whyProperty() {
        return why.getReadOnlyProperty();
    }

    void add() {
        actions.add();
    }

    void edit() {
        chosen.get().filter(_ -> changeable.get()).ifPresent(row -> actions.edit(row.target()));
    }

    void test() {
        chosen.get().ifPresent(row -> actions.test(row.target()));
    }

    void remove() {
        chosen.get().filter(_ -> changeable.get()).ifPresent(row -> actions.remove(row.target()));
    }

    private void judge() {
        Optional<ConnectionRow> row = chosen.get();
        boolean saved = row.filter(each -> each.target().saved()).isPresent();
        changeable.set(saved);
        why.set(saved ? "" : texts().now(row.isEmpty() ? "settings.choose-first" : "settings.not-saved"));
    }

    private void write() {
        rows.setAll(targets.stream().map(this::row).toList());
    }

    private ConnectionRow row(Target target) {
        return new ConnectionRow(target, target.name(), target.group(), target.engine().title(),
                target.address().place(), texts().now(target.environment()),
                target.packs().isEmpty() ? texts().now("settings.packs.automatic") : String.join(", ", target.packs()));
    }
}
