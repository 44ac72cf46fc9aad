package plumbline.core.problem;

import java.util.function.Supplier;

/// What came of something that may fail in an expected way.
public sealed interface Outcome<T> {

    /// It worked.
    record Done<T>(T value) implements Outcome<T> {}

    /// It did not, and why.
    record Failed<T>(Problem problem) implements Outcome<T> {}

    /// Runs an attempt and turns a carried problem into a value; bugs pass through.
    static <T> Outcome<T> of(Supplier<T> attempt) {
        try {
            return new Done<>(attempt.get());
        } catch (ProblemException expected) {
            return new Failed<>(expected.problem());
        }
    }

    /// The value; where it failed, the problem is thrown on.
    default T orThrow() {
        return switch (this) {
            case Done<T>(T value) -> value;
            case Failed<T>(Problem problem) -> throw new ProblemException(problem);
        };
    }
}
