package plumbline.ui.backups;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import plumbline.core.backup.DumpRequest;
import plumbline.core.backup.Scope;
import plumbline.core.sql.TableName;
import plumbline.core.target.Engine;
import plumbline.core.target.Target;
import plumbline.ui.fx.UiWork;

/// What is to be backed up, before it is. FX thread only.
public final class CreateBackupViewModel {

    private final UiWork work;
    private final Consumer<Request> create;
    private final ObservableList<Target> targets = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Target> target = new SimpleObjectProperty<>();
    private final StringProperty tables = new SimpleStringProperty("");
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.ALL);
    private final IntegerProperty level = new SimpleIntegerProperty(-1);
    private final StringProperty folder = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final StringBinding mistake;
    private final BooleanBinding dumps;

    /// What a person asked for.
    public record Request(Target target, DumpRequest dump, Path folder, String name) {}

    /// @param first    the target that is offered first, or empty
    /// @param folderOf where the backups of a target go
    CreateBackupViewModel(List<Target> all, String first, Function<String, Path> folderOf, UiWork work,
            Consumer<Request> create) {
        this.work = work;
        this.create = create;
        targets.setAll(all);
        dumps = Bindings.createBooleanBinding(() -> {
            Target now = target.get();
            return now != null && now.engine() == Engine.POSTGRESQL;
        }, target);
        target.subscribe(now -> {
            if (now != null) {
                folder.set(folderOf.apply(now.name()).toString());
            }
        });
        target.set(all.stream().filter(each -> each.name().equals(first)).findFirst()
                .orElse(all.isEmpty() ? null : all.getFirst()));
        mistake = Bindings.createStringBinding(this::mistakeNow, target, folder, tables, name,
                work.texts().languageProperty());
    }

    private String mistakeNow() {
        if (target.get() == null) {
            return work.texts().now("backups.create.no-target");
        }
        return absolute(folder.get()) == null ? work.texts().now("backups.create.bad-folder") : "";
    }

    /// A path as it was typed; null where it is no absolute one.
    static @Nullable Path absolute(String text) {
        try {
            Path path = Path.of(text.strip());
            return path.isAbsolute() ? path.normalize() : null;
        } catch (InvalidPathException noPath) {
            return null;
        }
    }

    /// Names of tables as they were typed.
    static List<TableName> tables(String text) {
        return Stream.of(text.strip().split("[,;\\s]+", -1)).filter(word -> !word.isEmpty()).map(TableName::parse)
                .distinct().toList();
    }

    /// Starts it, if everything is said; else nothing happens.
    public void create() {
        Target of = target.get();
        Path to = absolute(folder.get());
        if (mistake.get().isEmpty() && of != null && to != null) {
            DumpRequest request = of.engine() == Engine.SQLITE
                    ? DumpRequest.WHOLE
                    : new DumpRequest(tables(tables.get()), scope.get(), Math.clamp(level.get(), -1, 9));
            create.accept(new Request(of, request, to, name.get().strip()));
        }
    }

    /// The targets there are.
    public ObservableList<Target> targets() {
        return targets;
    }

    /// What is backed up, or null.
    public ObjectProperty<@Nullable Target> targetProperty() {
        return target;
    }

    /// Whether it can be narrowed: a SQLite file is always copied whole.
    public BooleanBinding dumps() {
        return dumps;
    }

    /// The only tables, separated by commas or blanks; empty for all.
    public StringProperty tablesProperty() {
        return tables;
    }

    /// Rows, definitions or both.
    public ObjectProperty<Scope> scopeProperty() {
        return scope;
    }

    /// How hard to compress, 0 to 9; negative as the tool does by itself.
    public IntegerProperty levelProperty() {
        return level;
    }

    /// Where to.
    public StringProperty folderProperty() {
        return folder;
    }

    /// How the file's name begins, or empty.
    public StringProperty nameProperty() {
        return name;
    }

    /// What is still to be said, in words; empty where nothing is.
    public StringBinding mistake() {
        return mistake;
    }
}
