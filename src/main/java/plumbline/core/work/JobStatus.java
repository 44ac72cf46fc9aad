package plumbline.core.work;

import java.time.Instant;

/// A job as it stands at one moment.
///
/// @param id       counts up within one run of the program
/// @param title    what it does, in the person's language
/// @param target   the connection it works on, or empty
/// @param fraction 0 to 1, negative where unknown
/// @param doing    the present step in words, or empty
public record JobStatus(long id, String title, String target, JobState state, double fraction, String doing,
        Instant started) {

    JobStatus with(JobState next) {
        return new JobStatus(id, title, target, next, fraction, doing, started);
    }

    JobStatus with(double nextFraction, String nextDoing) {
        return new JobStatus(id, title, target, state, nextFraction, nextDoing, started);
    }
}
