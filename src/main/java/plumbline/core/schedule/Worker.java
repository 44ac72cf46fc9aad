package plumbline.core.schedule;

import java.util.ArrayList;
import java.util.List;
import plumbline.core.work.WorkContext;

/// Does the jobs of one kind. Implementations are thread-safe.
///
/// @param <M> what it makes
public interface Worker<J extends ScheduledJob, M> {

    /// The word under which times of this kind are remembered.
    String kind();

    /// Does a job; blocks until it is over.
    ///
    /// @param report is told what was made as soon as it is there
    /// @throws plumbline.core.problem.ProblemException where it can't be done
    void run(J job, Report<M> report, WorkContext context);

    /// How a person calls what was made.
    String nameOf(M made);

    /// What a job has made so far. Used by one thread.
    final class Report<M> {

        private final List<M> made = new ArrayList<>();
        private int deleted;

        /// Something was made.
        public void made(M one) {
            made.add(one);
        }

        /// Old ones went.
        public void deleted(int many) {
            deleted += many;
        }

        List<M> all() {
            return made;
        }

        int gone() {
            return deleted;
        }
    }
}
