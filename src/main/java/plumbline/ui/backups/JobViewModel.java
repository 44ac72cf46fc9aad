package plumbline.ui.backups;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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
import plumbline.core.backup.BackupJob;
import plumbline.core.backup.ScheduleBook;
import plumbline.core.backup.Scope;
import plumbline.core.backup.Tiers;
import plumbline.core.check.CronText;
import plumbline.core.checkpoint.timed.CheckpointJob;
import plumbline.core.checkpoint.timed.CheckpointJob.Keep;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.schedule.ScheduledJob;
import plumbline.core.target.Target;
import plumbline.core.text.Language;
import plumbline.ui.fx.UiWork;

/// A scheduled job on its way to being written down. FX thread only.
public final class JobViewModel {

    private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}";
    private static final int NEXT = 3;

    private final Sources sources;
    private final JobKind kind;
    private final @Nullable ScheduledJob before;
    private final ObservableList<Target> targets = FXCollections.observableArrayList();
    private final ObservableList<String> packs = FXCollections.observableArrayList();
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Target> target = new SimpleObjectProperty<>();
    private final StringProperty pack = new SimpleStringProperty("");
    private final StringProperty tables = new SimpleStringProperty("");
    private final StringProperty schemas = new SimpleStringProperty("");
    private final StringProperty files = new SimpleStringProperty("");
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.ALL);
    private final StringProperty folder = new SimpleStringProperty("");
    private final StringProperty cron = new SimpleStringProperty("0 2 * * *");
    private final BooleanProperty keeps = new SimpleBooleanProperty(true);
    private final IntegerProperty first;
    private final IntegerProperty second;
    private final IntegerProperty third = new SimpleIntegerProperty(12);
    private final StringBinding mistake;
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper();

    /// What it is built on.
    ///
    /// @param done told when it is written down
    record Sources(ScheduleBook book, List<Target> targets, Function<String, Path> folderOf,
            Function<Target, List<String>> packs, UiWork work, InstantSource clock, ZoneId zone, Runnable done) {}

    /// @param before the job that is changed; null for a new one
    JobViewModel(Sources sources, JobKind kind, @Nullable ScheduledJob before) {
        this.sources = sources;
        this.kind = kind;
        this.before = before;
        first = new SimpleIntegerProperty(kind == JobKind.CHECKPOINT ? 24 : 7);
        second = new SimpleIntegerProperty(kind == JobKind.CHECKPOINT ? 7 : 4);
        targets.setAll(sources.targets());
        target.subscribe(this::chosen);
        if (before != null) {
            take(before);
        } else if (kind == JobKind.FILES) {
            folder.set(sources.folderOf().apply("files").toString());
        } else {
            target.set(targets.isEmpty() ? null : targets.getFirst());
        }
        mistake = Bindings.createStringBinding(this::mistakeNow, name, target, files, folder, cron,
                sources.work().texts().languageProperty());
    }

    private void chosen(@Nullable Target now) {
        packs.setAll("");
        if (now != null) {
            packs.addAll(sources.packs().apply(now));
            if (kind == JobKind.BACKUP) {
                folder.set(sources.folderOf().apply(now.name()).toString());
            }
        }
        if (!packs.contains(pack.get())) {
            pack.set("");
        }
    }

    private void take(ScheduledJob job) {
        name.set(job.name());
        cron.set(job.cron());
        target.set(targets.stream().filter(each -> each.name().equals(job.target())).findFirst().orElse(null));
        switch (job) {
            case BackupJob backup -> take(backup);
            case CheckpointJob checkpoint -> take(checkpoint);
            default -> throw new IllegalArgumentException("of no kind: " + job);
        }
    }

    private void take(BackupJob job) {
        tables.set(String.join(", ", job.tables()));
        scope.set(job.scope());
        files.set(String.join("\n", job.files().stream().map(Path::toString).toList()));
        folder.set(job.folder().toString());
        Tiers keep = job.keep();
        keeps.set(keep != null);
        if (keep != null) {
            first.set(keep.daily());
            second.set(keep.weekly());
            third.set(keep.monthly());
        }
    }

    private void take(CheckpointJob job) {
        if (!job.packs().isEmpty() && !packs.contains(job.packs().getFirst())) {
            packs.add(job.packs().getFirst());
        }
        pack.set(job.packs().isEmpty() ? "" : job.packs().getFirst());
        tables.set(String.join(", ", job.tables()));
        schemas.set(String.join(", ", job.schemas()));
        folder.set(job.folder() == null ? "" : job.folder().toString());
        Keep keep = job.keep();
        keeps.set(keep != null);
        if (keep != null) {
            first.set(keep.count());
            second.set(keep.days());
        }
    }

    private String mistakeNow() {
        var texts = sources.work().texts();
        if (!name.get().strip().matches(NAME)) {
            return texts.now("backups.schedule.bad-name");
        }
        if (kind != JobKind.FILES && target.get() == null) {
            return texts.now("backups.create.no-target");
        }
        boolean ownFolder = kind == JobKind.CHECKPOINT && folder.get().isBlank();
        if (!ownFolder && CreateBackupViewModel.absolute(folder.get()) == null) {
            return texts.now("backups.create.bad-folder");
        }
        if (kind == JobKind.FILES && (paths().isEmpty() || paths().contains(null))) {
            return texts.now("backups.schedule.bad-files");
        }
        return CronText.isValid(expression()) ? "" : texts.now("backups.schedule.bad-times");
    }

    private String expression() {
        return ScheduledJob.NAMED.getOrDefault(cron.get().strip(), cron.get().strip());
    }

    private List<@Nullable Path> paths() {
        List<@Nullable Path> paths = new ArrayList<>();
        files.get().lines().filter(line -> !line.isBlank())
                .forEach(line -> paths.add(CreateBackupViewModel.absolute(line)));
        return paths;
    }

    /// The times in words; empty where they are none.
    String wordsNow(Language language) {
        return CronText.isValid(expression()) ? CronText.words(expression(), language) : "";
    }

    /// The next times, a line each; empty where there is none.
    String nextNow(Language language) {
        if (!CronText.isValid(expression())) {
            return "";
        }
        DateTimeFormatter moment = DateTimeFormatter.ofPattern("yyyy-MM-dd EEE HH:mm", language.locale());
        List<String> times = new ArrayList<>();
        Optional<ZonedDateTime> at = CronText.next(expression(), sources.clock().instant().atZone(sources.zone()));
        while (at.isPresent() && times.size() < NEXT) {
            times.add(moment.format(at.get()));
            at = CronText.next(expression(), at.get());
        }
        return String.join("\n", times);
    }

    /// Writes it down, if everything is said; else nothing happens.
    public void save() {
        if (!mistake.get().isEmpty()) {
            return;
        }
        problem.set(null);
        ScheduledJob job = job();
        String replaces = before == null ? "" : before.name();
        sources.work().quietly(() -> {
            sources.book().save(job, replaces);
            return true;
        }, outcome -> {
            switch (outcome) {
                case Outcome.Done<Boolean> _ -> {
                    saved.set(true);
                    sources.done().run();
                }
                case Outcome.Failed<Boolean>(Problem failure) -> problem.set(failure);
            }
        });
    }

    private ScheduledJob job() {
        Target of = target.get();
        String connection = of == null || kind == JobKind.FILES ? "" : of.name();
        Path to = CreateBackupViewModel.absolute(folder.get());
        if (kind == JobKind.CHECKPOINT) {
            String description = before instanceof CheckpointJob its ? its.description() : "";
            return new CheckpointJob(name.get().strip(), connection, pack.get().isEmpty() ? List.of() : packIds(),
                    words(tables.get()), words(schemas.get()), description, folder.get().isBlank() ? null : to,
                    expression(), keeps.get() ? new Keep(Math.max(1, first.get()), Math.max(0, second.get())) : null);
        }
        int level = before instanceof BackupJob its ? its.level() : -1;
        return new BackupJob(name.get().strip(), connection, words(tables.get()), scope.get(), level,
                kind == JobKind.FILES ? paths().stream().filter(Objects::nonNull).toList() : List.of(),
                Objects.requireNonNull(to), expression(),
                keeps.get() ? new Tiers(first.get(), second.get(), third.get()) : null);
    }

    // further packs that a person wrote into the file stay
    private List<String> packIds() {
        List<String> ids = before instanceof CheckpointJob its ? its.packs() : List.of();
        return ids.contains(pack.get()) ? ids : List.of(pack.get());
    }

    private static List<String> words(String text) {
        return Stream.of(text.strip().split("[,;\\s]+", -1)).filter(word -> !word.isEmpty()).distinct().toList();
    }

    /// What the job makes.
    public JobKind kind() {
        return kind;
    }

    /// The job that is changed; null for a new one.
    public @Nullable ScheduledJob before() {
        return before;
    }

    /// The targets there are.
    public ObservableList<Target> targets() {
        return targets;
    }

    /// Ids of the packs whose tables can be saved; the first, empty one stands for none.
    public ObservableList<String> packs() {
        return packs;
    }

    /// The job's own name.
    public StringProperty nameProperty() {
        return name;
    }

    /// The connection, or null.
    public ObjectProperty<@Nullable Target> targetProperty() {
        return target;
    }

    /// The pack whose tables are saved, or empty.
    public StringProperty packProperty() {
        return pack;
    }

    /// Tables, separated by commas or blanks.
    public StringProperty tablesProperty() {
        return tables;
    }

    /// Schemas, separated by commas or blanks.
    public StringProperty schemasProperty() {
        return schemas;
    }

    /// Folders to archive, a line each.
    public StringProperty filesProperty() {
        return files;
    }

    /// Rows, definitions or both.
    public ObjectProperty<Scope> scopeProperty() {
        return scope;
    }

    /// Where to; of checkpoints empty for the usual place.
    public StringProperty folderProperty() {
        return folder;
    }

    /// When, as crontab(5) writes it.
    public StringProperty cronProperty() {
        return cron;
    }

    /// Whether older ones go.
    public BooleanProperty keepsProperty() {
        return keeps;
    }

    /// Of backups days, of checkpoints how many.
    public IntegerProperty firstProperty() {
        return first;
    }

    /// Of backups weeks, of checkpoints days.
    public IntegerProperty secondProperty() {
        return second;
    }

    /// Of backups months.
    public IntegerProperty thirdProperty() {
        return third;
    }

    /// What is still to be said, in words; empty where nothing is.
    public StringBinding mistake() {
        return mistake;
    }

    /// Why it could not be written down, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether it is written down.
    public ReadOnlyBooleanProperty savedProperty() {
        return saved.getReadOnlyProperty();
    }
}
