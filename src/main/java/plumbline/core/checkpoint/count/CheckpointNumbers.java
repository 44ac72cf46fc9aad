package plumbline.core.checkpoint.count;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import plumbline.core.check.SavedNumbers;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.count.TableCounts.Told;
import plumbline.core.checkpoint.restore.SameDatabase;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;
import plumbline.core.text.Phrase;
import plumbline.core.work.WorkContext;

/// Numbers of rows from the manifests of checkpoints. Thread-safe.
public final class CheckpointNumbers implements SavedNumbers {

    private static final Duration LOOK = Duration.ofSeconds(30);

    private final Supplier<Shelf> shelf;
    private final Sessions sessions;

    public CheckpointNumbers(Supplier<Shelf> shelf, Sessions sessions) {
        this.shelf = shelf;
        this.sessions = sessions;
    }

    @Override
    public List<Offer> offers(Target target, Set<String> tables) {
        return shelf.get().all().stream()
                .filter(each -> each.condition() == Checkpoint.Condition.GOOD
                        && each.contents().origin().engine() == target.engine()
                        && each.contents().origin().target().equals(target.name())
                        && told(each, tables).lacking().isEmpty())
                .map(each -> new Offer(each.id(), each.contents().origin().at(), each.label().description())).toList();
    }

    private static Told told(Checkpoint checkpoint, Set<String> tables) {
        return new TableCounts(checkpoint.contents()).of(tables);
    }

    @Override
    public Numbers of(Target target, Set<String> tables, String id, WorkContext context) {
        context.checkCancelled();
        Identity now;
        try (Session session = sessions.monitor(target, LOOK)) {
            now = session.identity();
        }
        return id.equals(LATEST) ? latest(target, now, tables) : of(shelf.get().find(id), target, now, tables);
    }

    private Numbers latest(Target target, Identity now, Set<String> tables) {
        List<Checkpoint> its = shelf.get().all().stream()
                .filter(each -> each.condition() == Checkpoint.Condition.GOOD && same(each, target, now)).toList();
        Optional<Checkpoint> newest = its.stream().filter(each -> told(each, tables).lacking().isEmpty()).findFirst();
        return numbers(newest.orElseThrow(() -> new ProblemException(its.isEmpty()
                ? Problem.of(ProblemCode.NO_SAVED_NUMBERS, LATEST, target.name() + ": 0")
                : lacking(its.getFirst(), tables))), tables);
    }

    private static Numbers of(Checkpoint chosen, Target target, Identity now, Set<String> tables) {
        // one that the licensing-risk system wrote itself does not say which database it was taken of
        if (chosen.condition() != Checkpoint.Condition.NATIVE_JSON && !same(chosen, target, now)) {
            throw new ProblemException(Problem.of(ProblemCode.NO_SAVED_NUMBERS, chosen.id(),
                    chosen.contents().origin().identity().line() + " / " + now.line()));
        }
        if (!told(chosen, tables).lacking().isEmpty()) {
            throw new ProblemException(lacking(chosen, tables));
        }
        return numbers(chosen, tables);
    }

    private static boolean same(Checkpoint checkpoint, Target target, Identity now) {
        Manifest manifest = checkpoint.contents();
        return manifest.origin().engine() == target.engine()
                && SameDatabase.is(target.engine(), manifest.origin().identity(), now);
    }

    private static Problem lacking(Checkpoint checkpoint, Set<String> tables) {
        return Problem.of(ProblemCode.NO_SAVED_NUMBERS, checkpoint.id(),
                Phrase.all(told(checkpoint, tables).lacking()));
    }

    private static Numbers numbers(Checkpoint checkpoint, Set<String> tables) {
        return new Numbers(checkpoint.id(), checkpoint.contents().origin().at(),
                told(checkpoint, tables).counts());
    }
}
