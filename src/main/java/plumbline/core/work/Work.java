package plumbline.core.work;

/// Something that takes time.
@FunctionalInterface
public interface Work<T> {

    /// Does it; called once, off the screen's thread.
    T run(WorkContext context);
}
