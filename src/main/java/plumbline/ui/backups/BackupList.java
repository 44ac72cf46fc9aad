package plumbline.ui.backups;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import plumbline.core.backup.BackupJob;
import plumbline.core.backup.Backups;
import plumbline.core.backup.FoundBackup;
import plumbline.core.backup.FoundBackup.State;
import plumbline.core.backup.Kind;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.state.UiState;
import plumbline.core.work.WorkContext;
import plumbline.ui.fx.ScreenJobs;
import plumbline.ui.fx.UiWork;

/// The folders of backups and what lies in them. FX thread only.
public final class BackupList {

    private static final String REMEMBERED = "backups.folders";

    private final Backups backups;
    private final ScreenJobs jobs;
    private final UiWork work;
    private final UiState state;
    private final ObservableList<Folder> folders = FXCollections.observableArrayList();
    private final ObservableList<FoundBackup> shown = FXCollections.observableArrayList();
    private final List<FoundBackup> all = new ArrayList<>();
    private final ObjectProperty<@Nullable Path> folder = new SimpleObjectProperty<>();
    private final StringProperty search = new SimpleStringProperty("");
    private final IntegerProperty readings = new SimpleIntegerProperty();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    // what reading a plain script showed, as long as it is the same file
    private final Map<String, FoundBackup> scripts = new HashMap<>();
    private final Set<Path> added;
    private long generation;

    BackupList(Backups backups, ScreenJobs jobs, UiWork work, UiState state) {
        this.backups = backups;
        this.jobs = jobs;
        this.work = work;
        this.state = state;
        this.added = new LinkedHashSet<>(remembered());
        folder.subscribe((_, _) -> narrow());
        search.subscribe((_, _) -> narrow());
    }

    private List<Path> remembered() {
        List<Path> paths = new ArrayList<>();
        for (String line : state.get(REMEMBERED).map(json -> json.replace("\"", "")).orElse("").split("\\|", -1)) {
            try {
                if (!line.isBlank()) {
                    paths.add(Path.of(line));
                }
            } catch (InvalidPathException noPath) {
                // a place of another machine
            }
        }
        return paths;
    }

    /// Adds a folder, such as that of a script that makes backups too.
    public void add(Path path) {
        if (added.add(path.toAbsolutePath().normalize())) {
            keep();
        }
        folder.set(path.toAbsolutePath().normalize());
        refresh();
    }

    /// Takes an added folder off the list; what lies in it stays.
    public void forget(Path path) {
        added.remove(path);
        keep();
        folder.set(null);
        refresh();
    }

    private void keep() {
        String paths = String.join("|", added.stream().map(Path::toString).toList());
        work.quietly(() -> {
            state.put(REMEMBERED, "\"" + paths + "\"");
            return true;
        }, _ -> {
            // where it can't be kept the list is right until the end of the session
        });
    }

    /// What lies in a folder.
    private record Read(Map<Path, List<FoundBackup>> byFolder, Set<Path> added) {}

    /// Reads the folders again; plain scripts that were not read through yet are, as a job.
    public void refresh() {
        long mine = ++generation;
        Set<Path> extra = new LinkedHashSet<>(added);
        work.quietly(() -> read(extra), outcome -> {
            if (mine == generation) {
                switch (outcome) {
                    case Outcome.Done<Read>(Read found) -> {
                        problem.set(null);
                        arrived(found);
                        lookThrough(mine);
                    }
                    case Outcome.Failed<Read>(Problem failure) -> {
                        problem.set(failure);
                        readings.set(readings.get() + 1);
                    }
                }
            }
        });
    }

    private Read read(Set<Path> extra) {
        Map<Path, List<FoundBackup>> byFolder = new LinkedHashMap<>();
        for (Path each : places(extra)) {
            byFolder.put(each, backups.folders().list(each, false, WorkContext.none()));
        }
        return new Read(byFolder, extra);
    }

    private Set<Path> places(Set<Path> extra) {
        Set<Path> places = new LinkedHashSet<>();
        Path root = backups.root();
        if (Files.isDirectory(root)) {
            places.add(root);
            List<Path> below = new ArrayList<>();
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, Files::isDirectory)) {
                folders.forEach(below::add);
            } catch (IOException refused) {
                throw new ProblemException(Problem.of(ProblemCode.BACKUP_FOLDER, root.toString(),
                        String.valueOf(refused.getMessage())), refused);
            }
            below.sort(Comparator.naturalOrder());
            places.addAll(below);
        }
        try {
            backups.jobs().stream().map(BackupJob::folder).sorted().forEach(places::add);
        } catch (ProblemException mistakes) {
            // said where schedules are shown; the backups themselves are seen all the same
        }
        places.addAll(extra);
        return places;
    }

    private void arrived(Read found) {
        all.clear();
        List<Folder> lines = new ArrayList<>();
        found.byFolder().forEach((path, its) -> {
            List<FoundBackup> known = its.stream().map(this::known).toList();
            all.addAll(known);
            // the root itself only where something lies in it
            if (!known.isEmpty() || !path.equals(backups.root())) {
                lines.add(line(path, name(path), known, found.added().contains(path)));
            }
        });
        all.sort(Comparator.comparing(FoundBackup::at).thenComparing(FoundBackup::name).reversed());
        lines.addFirst(line(null, "", all, false));
        folders.setAll(lines);
        narrow();
        readings.set(readings.get() + 1);
    }

    private String name(Path path) {
        return path.startsWith(backups.root()) && !path.equals(backups.root())
                ? backups.root().relativize(path).toString()
                : path.toString();
    }

    private static Folder line(@Nullable Path path, String name, List<FoundBackup> its, boolean added) {
        Instant newest = its.stream().filter(each -> each.state() == State.WHOLE || each.state() == State.UNRECORDED)
                .map(FoundBackup::at).max(Comparator.naturalOrder()).orElse(null);
        return new Folder(path, name, its.size(), its.stream().mapToLong(FoundBackup::bytes).sum(), newest,
                (int) its.stream().filter(each -> each.state() == State.DAMAGED || each.state() == State.HALF).count(),
                added);
    }

    private FoundBackup known(FoundBackup backup) {
        FoundBackup read = scripts.get(key(backup));
        return read == null ? backup : read;
    }

    private static String key(FoundBackup backup) {
        return backup.path() + " " + backup.bytes() + " " + backup.at();
    }

    private void lookThrough(long mine) {
        List<FoundBackup> fresh = all.stream()
                .filter(each -> each.kind() == Kind.SCRIPT && each.state() == State.UNRECORDED
                        && !scripts.containsKey(key(each)))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        jobs.start(work.texts().now("backups.job.scripts", fresh.size()), "", context -> {
            Map<String, FoundBackup> read = new HashMap<>();
            for (FoundBackup each : fresh) {
                context.checkCancelled();
                context.progress((double) read.size() / fresh.size(), each.name());
                read.put(key(each), backups.folders().one(each.path(), context));
            }
            return read;
        }, outcome -> {
            if (outcome instanceof Outcome.Done<Map<String, FoundBackup>>(Map<String, FoundBackup> read)) {
                scripts.putAll(read);
                if (mine == generation) {
                    refresh();
                }
            }
        });
    }

    private void narrow() {
        Path only = folder.get();
        String wanted = search.get().strip().toLowerCase(Locale.ROOT);
        shown.setAll(all.stream().filter(each -> only == null || only.equals(each.path().getParent()))
                .filter(each -> (each.name() + " " + BackupWords.of(each)).toLowerCase(Locale.ROOT).contains(wanted))
                .toList());
    }

    /// Looks into one folder; null for all.
    void show(@Nullable Path path) {
        folder.set(path);
    }

    // a new backup may lie where nothing lay
    void look(@Nullable Path path) {
        if (folder.get() != null) {
            folder.set(path);
        }
    }

    /// The folders; the first stands for all of them.
    public ObservableList<Folder> folders() {
        return folders;
    }

    /// What is shown, newest first.
    public ObservableList<FoundBackup> shown() {
        return shown;
    }

    /// Everything, newest first.
    List<FoundBackup> all() {
        return all;
    }

    /// The folder in view; null for all.
    public ObjectProperty<@Nullable Path> folderProperty() {
        return folder;
    }

    /// Part of a name or of what it was made of.
    public StringProperty searchProperty() {
        return search;
    }

    /// Counts how often the folders were read.
    public IntegerProperty readingsProperty() {
        return readings;
    }

    /// Why the folders could not be read, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
