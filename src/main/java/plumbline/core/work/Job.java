package plumbline.core.work;

import java.util.concurrent.CompletableFuture;

/// One running job: its result to come, and the way to stop it.
///
/// @param id     the number under which [Jobs#running()] lists it
/// @param result completes with the value, with a `ProblemException`, a [CancelledException], or a bug
/// @param cancel asks it to stop; returns at once
public record Job<T>(long id, CompletableFuture<T> result, Runnable cancel) {}
