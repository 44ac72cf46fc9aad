package plumbline.ui.checkpoints;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.CreateRequest;
import plumbline.core.checkpoint.ListedTable;
import plumbline.core.checkpoint.LiveReader;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;
import plumbline.core.target.Target;
import plumbline.ui.fx.UiWork;

/// What is to be saved, before it is. FX thread only.
public final class CreateViewModel {

    private static final int MOST_WORKERS = 8;

    private final LiveReader reader;
    private final Function<Target, List<PackTables>> packs;
    private final UiWork work;
    private final Consumer<CreateRequest> create;
    private final ObservableList<Target> targets = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Target> target = new SimpleObjectProperty<>();
    private final ObjectProperty<What> what = new SimpleObjectProperty<>(What.ALL);
    private final ObservableList<Line> tables = FXCollections.observableArrayList();
    private final ObservableList<Line> shown = FXCollections.observableArrayList();
    private final ObservableList<String> schemas = FXCollections.observableArrayList();
    private final ObservableList<PackTables> packTables = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable PackTables> pack = new SimpleObjectProperty<>();
    private final StringProperty schema = new SimpleStringProperty("");
    private final StringProperty filter = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty description = new SimpleStringProperty("");
    private final IntegerProperty workers = new SimpleIntegerProperty(1);
    private final BooleanProperty hold = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty changed = new SimpleBooleanProperty();
    private final StringBinding mistake;
    private Runnable stop = () -> {};
    private long generation;

    /// What is saved.
    public enum What {

        ALL, PACK, SCHEMA, TABLES;

        /// The word in ids and message keys.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A table that can be chosen.
    public record Line(ListedTable table, BooleanProperty chosen) {}

    /// What it is built on.
    ///
    /// @param packs what the packs of a target would have saved
    record Sources(LiveReader reader, Function<Target, List<PackTables>> packs, List<Target> targets) {}

    /// @param first  the target that is offered first, or empty
    /// @param create told what to save
    CreateViewModel(Sources sources, String first, UiWork work, Consumer<CreateRequest> create) {
        this.reader = sources.reader();
        this.packs = sources.packs();
        this.work = work;
        this.create = create;
        targets.setAll(sources.targets());
        mistake = Bindings.createStringBinding(this::mistakeNow, target, what, name, pack, schema, changed, loading,
                problem, work.texts().languageProperty());
        target.addListener((_, _, _) -> opened());
        what.addListener((_, _, _) -> load());
        filter.addListener((_, _, _) -> narrow());
        target.set(targets.stream().filter(each -> each.name().equals(first)).findFirst()
                .orElse(targets.isEmpty() ? null : targets.getFirst()));
    }

    private void opened() {
        stop.run();
        generation++;
        loading.set(false);
        problem.set(null);
        tables.clear();
        schemas.clear();
        shown.clear();
        Target now = target.get();
        packTables.setAll(now == null ? List.of() : packs.apply(now));
        pack.set(packTables.isEmpty() ? null : packTables.getFirst());
        if (what.get() == What.PACK && packTables.isEmpty()) {
            what.set(What.ALL);
        }
        load();
    }

    /// Asks the target for its tables where that is needed and was not done.
    public void load() {
        Target now = target.get();
        boolean needed = what.get() == What.SCHEMA || what.get() == What.TABLES;
        if (now == null || !needed || !tables.isEmpty() || loading.get()) {
            return;
        }
        long mine = ++generation;
        loading.set(true);
        problem.set(null);
        stop = work.ask(work.texts().now("checkpoints.job.tables", now.name()), now.name(),
                context -> Outcome.of(() -> reader.list(now, context)), outcome -> {
                    if (mine == generation) {
                        loading.set(false);
                        switch (outcome) {
                            case Outcome.Done<List<ListedTable>>(List<ListedTable> found) -> arrived(found);
                            case Outcome.Failed<List<ListedTable>>(Problem failure) -> problem.set(failure);
                        }
                    }
                }).cancel();
    }

    private void arrived(List<ListedTable> found) {
        List<Line> lines = new ArrayList<>();
        for (ListedTable table : found) {
            BooleanProperty chosen = new SimpleBooleanProperty();
            chosen.subscribe((_, _) -> changed.set(!changed.get()));
            lines.add(new Line(table, chosen));
        }
        tables.setAll(lines);
        schemas.setAll(found.stream().map(ListedTable::name).map(TableName::schemaOrNull).filter(Objects::nonNull)
                .map(Ident::name).collect(Collectors.toCollection(TreeSet::new)));
        schema.set(schemas.contains("public") ? "public" : schemas.isEmpty() ? "" : schemas.getFirst());
        narrow();
    }

    private void narrow() {
        String words = filter.get().strip().toLowerCase(Locale.ROOT);
        shown.setAll(tables.stream()
                .filter(line -> line.table().name().toString().toLowerCase(Locale.ROOT).contains(words)).toList());
    }

    /// Chooses all tables that are shown, or none of them.
    public void chooseShown(boolean wanted) {
        shown.forEach(line -> line.chosen().set(wanted));
    }

    /// How many tables are chosen.
    public long chosenTables() {
        return tables.stream().filter(line -> line.chosen().get()).count();
    }

    private String mistakeNow() {
        var texts = work.texts();
        if (target.get() == null) {
            return texts.now("checkpoints.create.no-target");
        }
        if (!name.get().isBlank() && !name.get().strip().matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}")) {
            return texts.now("checkpoints.create.bad-name");
        }
        boolean needed = what.get() == What.SCHEMA || what.get() == What.TABLES;
        if (needed && loading.get()) {
            return texts.now("checkpoints.create.loading");
        }
        return switch (what.get()) {
            case ALL -> "";
            case PACK -> pack.get() == null ? texts.now("checkpoints.create.no-pack") : "";
            case SCHEMA -> schema.get().isEmpty() ? texts.now("checkpoints.create.no-schema") : "";
            case TABLES -> chosenTables() == 0 ? texts.now("checkpoints.create.no-tables") : "";
        };
    }

    /// Starts it, if everything is said; else nothing happens.
    public void create() {
        Target where = target.get();
        if (mistake.get().isEmpty() && where != null) {
            create.accept(new CreateRequest(where, choice(), name.get().strip(), description.get().strip(),
                    Manifest.MANUAL, Math.clamp(workers.get(), 1, MOST_WORKERS), hold.get()));
        }
    }

    private Choice choice() {
        PackTables chosenPack = pack.get();
        return switch (what.get()) {
            case ALL -> Choice.ALL;
            case PACK -> chosenPack == null ? Choice.ALL : Choice.of(chosenPack.tables());
            case SCHEMA -> new Choice(List.of(), List.of(schema.get()));
            case TABLES -> Choice.of(tables.stream().filter(line -> line.chosen().get())
                    .map(line -> line.table().name()).toList());
        };
    }

    /// Tells that nobody asks any more.
    void closed() {
        stop.run();
    }

    /// The targets there are.
    public ObservableList<Target> targets() {
        return targets;
    }

    /// Whose rows are saved, or null.
    public ObjectProperty<@Nullable Target> targetProperty() {
        return target;
    }

    /// Which of them.
    public ObjectProperty<What> whatProperty() {
        return what;
    }

    /// The tables that pass the filter.
    public ObservableList<Line> shown() {
        return shown;
    }

    /// The schemas that have tables.
    public ObservableList<String> schemas() {
        return schemas;
    }

    /// The chosen schema, or empty.
    public StringProperty schemaProperty() {
        return schema;
    }

    /// What the packs of the target would have saved.
    public ObservableList<PackTables> packTables() {
        return packTables;
    }

    /// The chosen one of them, or null.
    public ObjectProperty<@Nullable PackTables> packProperty() {
        return pack;
    }

    /// Part of the names of the tables that are shown.
    public StringProperty filterProperty() {
        return filter;
    }

    /// The wanted id, or empty.
    public StringProperty nameProperty() {
        return name;
    }

    /// A person's words, or empty.
    public StringProperty descriptionProperty() {
        return description;
    }

    /// How many sessions read at once.
    public IntegerProperty workersProperty() {
        return workers;
    }

    /// Whether sessions that want to change a table's structure have to wait.
    public BooleanProperty holdProperty() {
        return hold;
    }

    /// Whether the target is being asked for its tables.
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /// Turns with every box; its value means nothing.
    public ReadOnlyBooleanProperty changedProperty() {
        return changed;
    }

    /// Why the tables could not be asked for, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What is still to be said, in words; empty where nothing is.
    public StringBinding mistake() {
        return mistake;
    }
}
