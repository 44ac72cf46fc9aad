package plumbline.core.work;

/// The life of a job.
public enum JobState {

    WAITING, RUNNING, CANCELLING, DONE, FAILED, CANCELLED;

    /// Whether it can't change any more.
    public boolean ended() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
