package plumbline.core.work;

import plumbline.core.watch.Subscription;

enum NoContext implements WorkContext {

    INSTANCE;

    @Override
    public void progress(double fraction, String doing) {
        // nobody looks
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public Subscription onCancel(Runnable action) {
        return () -> {};
    }
}
