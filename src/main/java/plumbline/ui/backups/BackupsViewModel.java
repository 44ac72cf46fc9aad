package plumbline.ui.backups;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import plumbline.core.backup.Backups;
import plumbline.core.backup.FoundBackup;
import plumbline.core.backup.Kind;
import plumbline.core.backup.PrunePlan;
import plumbline.core.backup.Pruner.Pruned;
import plumbline.core.backup.TrialRestore.Trial;
import plumbline.core.backup.Verifier.Verified;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.state.UiState;
import plumbline.core.target.Engine;
import plumbline.core.target.Target;
import plumbline.core.watch.Watchable;
import plumbline.core.work.WorkContext;
import plumbline.ui.fx.JobLog;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Said;
import plumbline.ui.fx.ScreenJobs;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;
import plumbline.ui.sheet.BackupDesk;

/// The screen of full backups: the folders, what lies in them, and its verbs. FX thread only.
public final class BackupsViewModel {

    private final Sources sources;
    private final Texts texts;
    private final BackupWords words;
    private final ObservableValue<Instant> now;
    private final BackupList list;
    private final ScreenJobs jobs;
    private final UiWork work;
    private final ObjectProperty<@Nullable FoundBackup> chosen = new SimpleObjectProperty<>();
    private final Map<Path, Checked> checked = new HashMap<>();
    private final IntegerProperty checks = new SimpleIntegerProperty();
    private final ReadOnlyObjectWrapper<Said> said = new ReadOnlyObjectWrapper<>(Said.NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    /// What the screens are built on.
    ///
    /// @param targets the connections
    /// @param desk    opens the sheets of a restore and of a trial
    /// @param clock   for the moments of the log
    /// @param zone    in which moments are told
    public record Sources(Backups backups, Watchable<List<Target>> targets, BackupDesk desk, BackupDialogs dialogs,
            InstantSource clock, ZoneId zone) {}

    public BackupsViewModel(Sources sources, UiWork work, ObservableValue<Instant> now, UiState state) {
        this.sources = sources;
        this.work = work;
        this.texts = work.texts();
        this.now = now;
        words = new BackupWords(texts, sources.zone());
        jobs = new ScreenJobs(work, new JobLog(texts, work.ui(), sources.clock()));
        list = new BackupList(sources.backups(), jobs, work, state);
        list.readingsProperty().subscribe((_, _) -> keepChosen());
    }

    // a refresh makes new values of the same files
    private void keepChosen() {
        FoundBackup before = chosen.get();
        chosen.set(before == null
                ? null
                : list.all().stream().filter(each -> each.path().equals(before.path())).findFirst().orElse(null));
    }

    void shown(String target) {
        list.show(target.isEmpty() ? null : sources.backups().folderOf(target));
        list.refresh();
    }

    /// Reads the folders again; also told when a scheduled backup was made.
    public void refresh() {
        list.refresh();
    }

    /// Asks what is to be backed up, and does it.
    public void create() {
        FoundBackup like = chosen.get();
        String first = like == null ? "" : BackupWords.of(like);
        sources.dialogs().create(new CreateBackupViewModel(sources.targets().get(), first, sources.backups()::folderOf,
                work, request -> make(texts.now("backups.job.create", request.target().name()),
                        request.target().name(), context -> sources.backups().maker().create(request.target(),
                                request.dump(), request.folder(), request.name(), context))));
    }

    /// Asks which folder is to be archived, and does it.
    public void archive() {
        sources.dialogs().archive(new ArchiveViewModel(sources.backups().folderOf("files"), work,
                (folder, to) -> make(texts.now("backups.job.archive", String.valueOf(folder.getFileName())), "",
                        context -> sources.backups().maker().files(folder, to, context))));
    }

    private void make(String title, String target, Function<WorkContext, FoundBackup> making) {
        begin();
        jobs.start(title, target, making, outcome -> {
            switch (outcome) {
                case Outcome.Done<FoundBackup>(FoundBackup made) -> {
                    tell(Level.INFO, texts.now("backups.made", made.path().toString(), words.bytes(made.bytes()),
                            BackupWords.tool(made)));
                    if (made.record() != null) {
                        made.record().notes()
                                .forEach(note -> tell(Level.WARN, texts.now("backup.left-out", note)));
                    }
                    list.look(made.path().getParent());
                    chosen.set(made);
                    list.refresh();
                }
                case Outcome.Failed<FoundBackup>(Problem failure) -> problem.set(failure);
            }
        });
    }

    private void begin() {
        said.set(Said.NOTHING);
        problem.set(null);
    }

    private void tell(Level level, String text) {
        jobs.say(level, text);
        said.set(new Said(switch (level) {
            case ERROR -> Mark.CRITICAL;
            case WARN -> Mark.WARNING;
            default -> Mark.OK;
        }, text));
    }

    /// Reads the chosen one from front to back.
    public void verify() {
        FoundBackup one = chosen.get();
        if (one == null) {
            return;
        }
        begin();
        jobs.start(texts.now("backups.job.verify", one.name()), BackupWords.of(one),
                context -> sources.backups().verifier().verify(one, context), outcome -> {
                    switch (outcome) {
                        case Outcome.Done<Verified>(Verified found) -> checked(one, new Checked(
                                sources.clock().instant(), one.bytes(), found.flaws(), found.rows(), found.entries(),
                                false));
                        case Outcome.Failed<Verified>(Problem failure) -> problem.set(failure);
                    }
                });
    }

    private void checked(FoundBackup one, Checked found) {
        checked.put(one.path(), found);
        checks.set(checks.get() + 1);
        if (found.good()) {
            tell(Level.INFO, texts.now("backup.good", one.name(), found.entries()));
        } else {
            tell(Level.ERROR, texts.now("backup.damaged", one.name()) + " "
                    + found.flaws().getFirst().in(texts.messages()));
        }
    }

    /// Opens the sheet of a trial of the chosen one on a server.
    public void tryOn(Target server) {
        FoundBackup one = chosen.get();
        if (one != null) {
            sources.desk().trial(one, server, trial -> tried(one, trial));
        }
    }

    private void tried(FoundBackup one, Trial trial) {
        Map<String, Long> rows = new HashMap<>();
        trial.rows().forEach((table, count) -> rows.put(table.toString(), count));
        checked(one, new Checked(sources.clock().instant(), one.bytes(), trial.flaws(), rows, rows.size(), true));
    }

    /// The servers it can be tried on; none where it is no dump.
    public List<Target> trialServers() {
        FoundBackup one = chosen.get();
        boolean dump = one != null && (one.kind() == Kind.DATABASE || one.kind() == Kind.TABLES);
        return dump ? targets(Engine.POSTGRESQL) : List.of();
    }

    /// Where the chosen one can be put back.
    public List<Target> restorable() {
        FoundBackup one = chosen.get();
        return one == null
                ? List.of()
                : switch (one.kind()) {
                    case DATABASE, TABLES -> targets(Engine.POSTGRESQL);
                    case SQLITE -> targets(Engine.SQLITE);
                    case FILES, SCRIPT, PROJECT -> List.of();
                };
    }

    private List<Target> targets(Engine engine) {
        return sources.targets().get().stream().filter(each -> each.engine() == engine).toList();
    }

    /// Whether the chosen one says that it was made of this connection.
    public boolean isOwn(Target target) {
        FoundBackup one = chosen.get();
        return one != null && BackupWords.of(one).equals(target.name());
    }

    /// Opens the sheet that puts the chosen one back where it was made.
    public void restore() {
        restorable().stream().filter(this::isOwn).findFirst().ifPresent(target -> open(target, false));
    }

    /// Opens the sheet that puts the chosen one into a connection that it does not name.
    public void restoreInto(Target target) {
        open(target, true);
    }

    private void open(Target target, boolean intoOther) {
        FoundBackup one = chosen.get();
        if (one != null) {
            begin();
            sources.desk().restore(one, target, intoOther, list::refresh);
        }
    }

    /// Unpacks the chosen archive of files into a folder that is empty or does not exist.
    public void unpack(Path into) {
        FoundBackup one = chosen.get();
        if (one == null) {
            return;
        }
        begin();
        jobs.start(texts.now("backups.job.unpack", one.name()), "",
                context -> sources.backups().restorer().get().unpack(one.path(), into, context), outcome -> {
                    switch (outcome) {
                        case Outcome.Done<Long>(Long entries) ->
                            tell(Level.INFO, texts.now("backup.unpacked", entries, into.toString()));
                        case Outcome.Failed<Long>(Problem failure) -> problem.set(failure);
                    }
                });
    }

    /// Asks for tiers of the folder in view and deletes what a person saw going.
    public void prune() {
        Path folder = list.folderProperty().get();
        FoundBackup one = chosen.get();
        Path meant = folder != null ? folder : one == null ? null : one.path().getParent();
        if (meant != null) {
            sources.dialogs().prune(new PruneViewModel(meant, sources.backups().pruner(), work, plan -> go(plan)));
        }
    }

    private void go(PrunePlan plan) {
        begin();
        jobs.start(texts.now("backups.job.prune", plan.going().size()), "",
                context -> sources.backups().pruner().perform(plan, context), outcome -> {
                    switch (outcome) {
                        case Outcome.Done<Pruned>(Pruned done) -> {
                            tell(Level.INFO, texts.now("backup.prune.done", Integer.toString(done.deleted().size()),
                                    Integer.toString(done.compressed().size())));
                            done.left().forEach(each -> tell(Level.WARN,
                                    each.name() + ": " + each.why().in(texts.messages())));
                        }
                        case Outcome.Failed<Pruned>(Problem failure) -> problem.set(failure);
                    }
                    list.refresh();
                });
    }

    void cancel() {
        jobs.cancel();
    }

    /// The folders and what lies in them.
    public BackupList list() {
        return list;
    }

    /// The chosen backup, or null.
    public ObjectProperty<@Nullable FoundBackup> chosenProperty() {
        return chosen;
    }

    /// What reading a backup showed in this session; null where it was not read, or is another file by now.
    @Nullable
    Checked checkedOf(FoundBackup backup) {
        Checked found = checked.get(backup.path());
        return found != null && found.bytes() == backup.bytes() ? found : null;
    }

    /// Counts what was read.
    IntegerProperty checksProperty() {
        return checks;
    }

    BackupWords words() {
        return words;
    }

    Instant now() {
        return now.getValue();
    }

    JobLog log() {
        return jobs.log();
    }

    /// Whether a job of the screen is under way.
    public ReadOnlyBooleanProperty busyProperty() {
        return jobs.busyProperty();
    }

    /// What came of the last job, in words; empty where there was none.
    public ReadOnlyObjectProperty<Said> saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// Why the last job failed, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
