package plumbline.cli;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.FileUseReader;
import plumbline.core.activity.SessionControl;
import plumbline.core.activity.WaitView;
import plumbline.core.backup.Backups;
import plumbline.core.backup.TimedCheckpoints;
import plumbline.core.check.Baselines;
import plumbline.core.check.Checks;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.check.SavedNumbers;
import plumbline.core.check.Schedules;
import plumbline.core.checkpoint.Checkpoints;
import plumbline.core.checkpoint.Comparisons;
import plumbline.core.checkpoint.Restores;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.discover.Discovery;
import plumbline.core.discover.PackKeeper;
import plumbline.core.health.HealthMonitor;
import plumbline.core.journal.Journal;
import plumbline.core.pack.Packs;
import plumbline.core.repair.Repairs;
import plumbline.core.session.Diagnosis;
import plumbline.core.snapshot.Snapshots;
import plumbline.core.target.Connections;
import plumbline.core.target.Target;

/// Makes what commands need, each thing when it is first asked for: a command that needs no database opens none. Only
/// [CommandLineMain] sees it and hands each command the single things it names.
public interface CommandServices {

    Connections connections();

    Packs packs();

    Checks checks();

    Repairs repairs();

    Baselines baselines();

    IgnoredFindings ignored();

    Schedules schedules();

    Discovery discovery();

    PackKeeper packKeeper();

    HealthMonitor monitor();

    WaitView activity();

    FileUseReader fileUse();

    SessionControl sessionControl();

    Journal journal();

    Diagnosis diagnosis();

    Backups backups();

    TimedCheckpoints timedCheckpoints();

    DemoSeries demo();

    Checkpoints checkpoints();

    /// The checkpoints of a folder.
    ///
    /// @param folder null: the home's
    Shelf checkpointShelf(@Nullable Path folder);

    /// The numbers of rows in the checkpoints of a folder.
    ///
    /// @param folder null: the home's
    SavedNumbers savedNumbers(@Nullable Path folder);

    Comparisons comparisons();

    Restores restores();

    Snapshots snapshots();

    /// Asks for a target's password at the terminal, where there is one and the server wants one.
    Consumer<Target> passwordQuestion();
}
