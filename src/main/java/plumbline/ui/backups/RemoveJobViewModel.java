package plumbline.ui.backups;

import plumbline.core.schedule.ScheduledJob;

/// The question whether a scheduled job is to be taken out. FX thread only.
public final class RemoveJobViewModel {

    private final ScheduledJob job;
    private final Runnable remove;

    RemoveJobViewModel(ScheduledJob job, Runnable remove) {
        this.job = job;
        this.remove = remove;
    }

    /// Takes it out.
    public void remove() {
        remove.run();
    }

    /// The job.
    public ScheduledJob job() {
        return job;
    }
}
