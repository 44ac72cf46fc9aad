package plumbline.core.work;

/// A person cancelled the work; nothing went wrong.
public final class CancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("cancelled");
    }
}
